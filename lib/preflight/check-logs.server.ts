import 'server-only'
import type { ContainerDefinition } from '@aws-sdk/client-ecs'
import { toNotAllowedText } from '../settings/regions.ts'
import { nameOfArn, toArn } from '../aws/arn.ts'
import { hasLogGroup } from '../aws/logs/log-group-reads.server.ts'
import { toMissingDefinition } from './iam/check-launch.server.ts'
import { toUnknown } from './facts/explain-failure.ts'
import { roleArnIn, roleInEffect } from './facts/launch-facts.server.ts'
import type { LaunchFacts } from './facts/launch-facts.server.ts'
import { toCheck } from './facts/preflight-check.ts'
import type { Finding, PreflightCheck } from './facts/preflight-check.ts'
import { simulateRole } from './iam/simulate.server.ts'

interface Awslogs {
  container: string
  group: string
  region: string
  isCreated: boolean
}

/** Whether the log group of every container is there, or may be made. */
export async function checkLogs(facts: LaunchFacts): Promise<PreflightCheck> {
  const { definition } = facts
  const findings = definition.ok
    ? await Promise.all(
        (definition.value.containerDefinitions ?? []).map(it => checkLog(facts, it)),
      )
    : [[toMissingDefinition('Whether log groups exist', facts)]]
  return toCheck('logs', 'Log groups exist', findings.flat(), 'Every log group exists.')
}

async function checkLog(facts: LaunchFacts, container: ContainerDefinition): Promise<Finding[]> {
  const { name = '', logConfiguration: log } = container
  if (!log?.logDriver) return [withoutDriver(facts, name)]
  const group = log.options?.['awslogs-group']
  if (log.logDriver !== 'awslogs') {
    const sentence = `${name} logs by ${log.logDriver}, which is not checked.`
    return [{ verdict: 'unknown', sentence, evidence: [`${name}: ${log.logDriver}`] }]
  }
  if (!group) {
    const sentence = `${name} logs by awslogs without awslogs-group, so nothing can be looked up.`
    return [{ verdict: 'unknown', sentence, evidence: [`${name}: awslogs`] }]
  }
  return checkGroup(facts, {
    container: name,
    group,
    region: log.options?.['awslogs-region'] ?? facts.aws.region,
    isCreated: log.options?.['awslogs-create-group'] === 'true',
  })
}

function withoutDriver({ host }: LaunchFacts, name: string): Finding {
  const evidence = [`${name}: no log driver`]
  return host === 'fargate'
    ? {
        verdict: 'warning',
        sentence: `${name} has no log driver: its output is kept nowhere.`,
        evidence,
      }
    : {
        verdict: 'unknown',
        sentence: `${name} logs as its container instance does, which is not checked.`,
        evidence,
      }
}

async function checkGroup(facts: LaunchFacts, log: Awslogs): Promise<Finding[]> {
  const { container, group, region } = log
  const what = `Whether log group ${group} exists`
  if (!facts.settings.isAllowedRegion(region)) {
    const sentence = `${what} is unknown. ${toNotAllowedText(region)}`
    return [{ verdict: 'unknown', sentence, evidence: [`${container}: awslogs-region ${region}`] }]
  }
  const found = await hasLogGroup({ ...facts.aws, region }, group)
  if (!found.ok) return [toUnknown(what, 'logs:DescribeLogGroups', found.failure)]
  const seen = `${container}: ${group} in ${region} ${found.value ? 'exists' : 'does not exist'}`
  if (found.value) return [{ verdict: 'fine', sentence: `${group} exists.`, evidence: [seen] }]
  if (log.isCreated) return mayCreate(facts, log, seen)
  const effect =
    facts.host === 'fargate' ? 'with ResourceInitializationError' : 'with CannotStartContainerError'
  const sentence = `Log group ${group} does not exist, so the task would fail to start ${effect}. Create it, or set awslogs-create-group.`
  return [{ verdict: 'problem', sentence, evidence: [seen], path: 'taskDefinition' }]
}

/** On Fargate the execution role writes the log; on an instance it may be the instance's own role. */
async function mayCreate(facts: LaunchFacts, log: Awslogs, seen: string): Promise<Finding[]> {
  const { group, region } = log
  const create = `${seen}; awslogs-create-group is true`
  const role = roleInEffect(facts, 'executionRoleArn')
  if (facts.host !== 'fargate' || !role) return [withoutRole(facts, group, create)]
  const found = await facts.roleOf(role)
  const source = (found.ok && found.value.Arn) || roleArnIn(facts, role)
  const findings = await simulateRole(
    facts,
    {
      source,
      actions: ['logs:CreateLogGroup'],
      resource: toArn({
        service: 'logs',
        region,
        accountId: facts.operator.accountId,
        resource: `log-group:${group}:log-stream:`,
      }),
      context: { 'aws:RequestedRegion': region },
    },
    {
      who: `Execution role ${nameOfArn(source)}`,
      what: `create log group ${group}, which does not exist yet`,
      path: 'overrides.executionRoleArn',
    },
  )
  return findings.map(it => ({ ...it, evidence: [create, ...it.evidence] }))
}

function withoutRole({ host }: LaunchFacts, group: string, create: string): Finding {
  const path = 'overrides.executionRoleArn'
  return host === 'fargate'
    ? {
        verdict: 'problem',
        sentence: `Log group ${group} does not exist, and without an execution role nobody may create it.`,
        evidence: [create],
        path,
      }
    : {
        verdict: 'unknown',
        sentence: `Log group ${group} does not exist. Whether a container instance may create it could not be checked: the role of the instance is not known.`,
        evidence: [create],
        path,
      }
}
