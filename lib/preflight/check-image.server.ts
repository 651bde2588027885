import 'server-only'
import { toMissingDefinition } from './iam/check-launch.server.ts'
import type { LaunchFacts } from './facts/launch-facts.server.ts'
import { toCheck } from './facts/preflight-check.ts'
import type { Finding, PreflightCheck } from './facts/preflight-check.ts'
import { toFileNeeds, toNeeds } from './egress/reach-needs.ts'
import { judgeWays } from './egress/read-egress.server.ts'

const WHAT = 'The way to the image'

/** Whether tasks reach their images, and whatever else Fargate fetches before they start. */
export async function checkImage(facts: LaunchFacts): Promise<PreflightCheck> {
  return toCheck(
    'image',
    'Way to the image',
    await findWays(facts),
    'Every subnet has a way to the images, logs and secrets, as far as routes tell.',
  )
}

async function findWays(facts: LaunchFacts): Promise<Finding[]> {
  const { definition, host, aws, values } = facts
  if (!definition.ok) return [toMissingDefinition(WHAT, facts)]
  const images = (definition.value.containerDefinitions ?? []).map(it => `image ${it.image}`)
  if (host === 'instances') return [onInstances(images)]
  if (host === 'unknown') {
    const sentence = `${WHAT} could not be checked: it depends on where the cluster places tasks, and the cluster could not be read.`
    return [{ verdict: 'unknown', sentence, evidence: images, path: 'cluster' }]
  }
  const needs = toNeeds(definition.value, {
    region: aws.region,
    platformVersion: values.platformVersion,
  })
  const files = values.overrides.containerOverrides.flatMap(toFileNeeds)
  return judgeWays(facts, [...needs, ...files], WHAT)
}

/** In every network mode: the agent pulls before the task has a network (Developer Guide, "awsvpc"). */
const onInstances = (images: string[]): Finding => ({
  verdict: 'unknown',
  sentence:
    'Container instances pull images by their own network, not by that of the task. Whether that leads to the registry is not known here.',
  evidence: images,
})
