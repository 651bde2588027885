import 'server-only'
import { toMissingDefinition } from './iam/check-launch.server.ts'
import type { LaunchFacts } from './facts/launch-facts.server.ts'
import { toCheck } from './facts/preflight-check.ts'
import type { Finding, PreflightCheck } from './facts/preflight-check.ts'
import { toFileNeeds, toNeeds } from './egress/reach-needs.ts'
import { judgeEgress } from './egress/read-egress.server.ts'

const WHAT = 'Whether the image can be pulled'

/** Whether tasks reach their images, and whatever else Fargate fetches before they start. */
export async function checkImage(facts: LaunchFacts): Promise<PreflightCheck> {
  const allFine = 'Every subnet can reach the images, logs and secrets of the task.'
  return toCheck('image', 'Images can be pulled', await findEgress(facts), allFine)
}

async function findEgress(facts: LaunchFacts): Promise<Finding[]> {
  const { definition, host, aws, values } = facts
  if (!definition.ok) return [toMissingDefinition(WHAT, facts)]
  const images = (definition.value.containerDefinitions ?? []).map(({ image }) => `image ${image}`)
  if (host === 'instances') return [onInstances(images)]
  if (host === 'unknown') {
    const sentence = `${WHAT} is unknown: it depends on where the cluster places tasks, and the cluster could not be read.`
    return [{ verdict: 'unknown', sentence, evidence: images, path: 'cluster' }]
  }
  const { platformVersion, overrides } = values
  const needs = toNeeds(definition.value, { region: aws.region, platformVersion })
  const files = overrides.containerOverrides.flatMap(toFileNeeds)
  return judgeEgress(facts, [...needs, ...files], WHAT)
}

/** In every network mode: the agent pulls before the task has a network (Developer Guide, "awsvpc"). */
const onInstances = (images: string[]): Finding => ({
  verdict: 'unknown',
  sentence: `${WHAT} is unknown: container instances pull images through their own network.`,
  evidence: images,
})
