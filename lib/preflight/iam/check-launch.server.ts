import 'server-only'
import { nameOfArn, splitTaskDefinition, toArn } from '../../aws/arn.ts'
import { toUnknown } from '../facts/explain-failure.ts'
import { everyTaskOf } from '../facts/launch-facts.server.ts'
import type { LaunchFacts } from '../facts/launch-facts.server.ts'
import { toCheck } from '../facts/preflight-check.ts'
import type { Finding, PreflightCheck } from '../facts/preflight-check.ts'
import { simulateCaller } from './simulate.server.ts'

/** Whether the operator may call RunTask with this request. */
export async function checkLaunch(facts: LaunchFacts): Promise<PreflightCheck> {
  const findings = await Promise.all([mayRunTask(facts), mayTag(facts)])
  return toCheck('launch', 'You can launch', findings.flat())
}

async function mayRunTask(facts: LaunchFacts): Promise<Finding[]> {
  const { clusterArn, clusterName, values } = facts
  const resource = toDefinitionArn(facts)
  if (!resource) return [toMissingDefinition('Whether you can launch', facts)]
  const query = { actions: ['ecs:RunTask'], resource, context: toConditions(facts) }
  const what = `run ${nameOfArn(resource)} on cluster ${clusterName}`
  const found = await simulateCaller(facts, query, { what, path: 'taskDefinition' })
  const named = `The request names ${values.taskDefinition}, on ${clusterArn}`
  return found.map(finding => ({ ...finding, evidence: [...finding.evidence, named] }))
}

/** A revision that is named has its ARN also where it can't be described. */
function toDefinitionArn({ definition, values, aws, operator }: LaunchFacts): string | undefined {
  if (definition.ok) return definition.value.taskDefinitionArn
  // AWS was asked and doesn't have it.
  if (definition.failure.kind === 'rejected') return undefined
  const { family, revision } = splitTaskDefinition(values.taskDefinition)
  if (!family || revision === undefined) return undefined
  const { accountId } = operator
  const resource = `task-definition/${family}:${revision}`
  return toArn({ service: 'ecs', region: aws.region, accountId, resource })
}

/** Tags need a permission of their own (Developer Guide, "Grant permission to tag resources on creation"). */
async function mayTag(facts: LaunchFacts): Promise<Finding[]> {
  const { values } = facts
  if (values.tags.length === 0) return []
  const query = {
    actions: ['ecs:TagResource'],
    resource: everyTaskOf(facts),
    context: {
      'ecs:CreateAction': 'RunTask',
      'ecs:cluster': facts.clusterArn,
      ...toTagConditions(facts),
    },
  }
  return simulateCaller(facts, query, { what: 'tag tasks at launch', path: 'tags' })
}

/** Condition keys of RunTask (Service Authorization Reference), as far as the request gives them. */
function toConditions(facts: LaunchFacts): Record<string, string | string[]> {
  const { values, clusterArn } = facts
  const { subnets, assignPublicIp } = values.networkConfiguration.awsvpcConfiguration
  const { compute } = values
  return {
    'ecs:cluster': clusterArn,
    'ecs:enable-execute-command': String(values.enableExecuteCommand ?? false),
    'ecs:enable-ecs-managed-tags': String(values.enableECSManagedTags ?? false),
    'ecs:enable-ebs-volumes': String(values.volumeConfigurations.length > 0),
    ...(compute.kind === 'strategy' && {
      'ecs:capacity-provider': compute.capacityProviderStrategy.map(
        ({ capacityProvider }) => capacityProvider,
      ),
    }),
    ...(values.propagateTags && { 'ecs:propagate-tags': values.propagateTags }),
    ...(subnets.length > 0 && {
      'ecs:subnet': subnets,
      'ecs:auto-assign-public-ip': String(assignPublicIp === 'ENABLED'),
    }),
    ...toTagConditions(facts),
  }
}

function toTagConditions({ values }: LaunchFacts): Record<string, string | string[]> {
  if (values.tags.length === 0) return {}
  return {
    'aws:TagKeys': values.tags.map(({ key }) => key),
    ...Object.fromEntries(
      values.tags.map(({ key, value }) => [`aws:RequestTag/${key}`, value ?? '']),
    ),
  }
}

/** The finding of a check that needs the task definition, which could not be read. */
export function toMissingDefinition(what: string, { definition, values }: LaunchFacts): Finding {
  if (!values.taskDefinition) {
    const sentence = `${what} is unknown until you choose a task definition.`
    return { verdict: 'unknown', sentence, evidence: [], path: 'taskDefinition' }
  }
  if (definition.ok) throw new Error('The task definition was read, so it is not missing')
  return toUnknown(what, 'ecs:DescribeTaskDefinition', definition.failure, 'taskDefinition')
}
