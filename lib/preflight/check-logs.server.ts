import 'server-only'
import type { ContainerDefinition } from '@aws-sdk/client-ecs'
import { toNotAllowedText } from '../settings/regions.ts'
import { nameOfArn, toArn } from '../aws/arn.ts'
import { hasLogGroup } from '../aws/logs/log-group-reads.server.ts'
import { readAwslogs } from '../aws/log-source.ts'
import { toMissingDefinition } from './iam/check-launch.server.ts'
import { toUnknown } from './facts/explain-failure.ts'
import { readRoleArn, roleInEffect } from './facts/launch-facts.server.ts'
import type { LaunchFacts } from './facts/launch-facts.server.ts'
import { toCheck } from './facts/preflight-check.ts'
import type { Finding, PreflightCheck } from './facts/preflight-check.ts'
import { simulateRole } from './iam/simulate.server.ts'

interface LogGroup {
  container: string
  group: string
  region: string
  isCreated: boolean
}

/** Whether the log group of every container exists, or may be created. */
export async function checkLogs(facts: LaunchFacts): Promise<PreflightCheck> {
  const { definition } = facts
  const findings = definition.ok
    ? await Promise.all(
        (definition.value.containerDefinitions ?? []).map(container => checkLog(facts, container)),
      )
    : [[toMissingDefinition('Whether the log groups exist', facts)]]
  return toCheck('logs', 'Log groups exist', findings.flat(), 'Every log group exists.')
}

async function checkLog(facts: LaunchFacts, container: ContainerDefinition): Promise<Finding[]> {
  const { name = '', logConfiguration: log } = container
  if (!log?.logDriver) return [withoutDriver(facts, name)]
  const awslogs = readAwslogs(log)
  if (awslogs) {
    const { group, region = facts.aws.region, createsGroup: isCreated } = awslogs
    const findings = await checkGroup(facts, { container: name, group, region, isCreated })
    const mode = toModeText(name, log.options?.['mode'])
    return findings.map(finding => ({ ...finding, evidence: [...finding.evidence, ...mode] }))
  }
  const sentence =
    log.logDriver === 'awslogs'
      ? `${name} uses the log driver awslogs without awslogs-group, so there is no log group to check.`
      : `${name} uses the log driver ${log.logDriver}, which this preflight doesn’t check.`
  return [{ verdict: 'unknown', sentence, evidence: [`${name}: ${log.logDriver}`] }]
}

/** The form warns of a mode that the definition chooses. Most choose none. */
const toModeText = (name: string, mode: string | undefined): string[] =>
  mode
    ? []
    : [
        `${name}: mode isn’t set. Unless the account setting defaultLogDriverMode is blocking, lines are lost when the log driver’s buffer is full.`,
      ]

function withoutDriver({ host }: LaunchFacts, name: string): Finding {
  const evidence = [`${name}: no log driver`]
  return host === 'fargate'
    ? {
        verdict: 'warning',
        sentence: `${name} has no log driver, so its output is lost.`,
        evidence,
      }
    : {
        verdict: 'unknown',
        sentence: `${name} uses its container instance’s log driver, which this preflight doesn’t check.`,
        evidence,
      }
}

async function checkGroup(facts: LaunchFacts, log: LogGroup): Promise<Finding[]> {
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
  const error =
    facts.host === 'fargate' ? 'ResourceInitializationError' : 'CannotStartContainerError'
  const sentence = `Log group ${group} doesn’t exist, so the task would fail to start with ${error}. Create the log group, or set awslogs-create-group.`
  return [{ verdict: 'problem', sentence, evidence: [seen], path: 'taskDefinition' }]
}

/** On Fargate the execution role writes the log. On an instance it may be the instance's own role. */
async function mayCreate(facts: LaunchFacts, log: LogGroup, seen: string): Promise<Finding[]> {
  const { group, region } = log
  const create = `${seen}; awslogs-create-group is true`
  const role = roleInEffect(facts, 'executionRoleArn')
  if (facts.host !== 'fargate' || !role) return [withoutRole(facts, group, create)]
  const source = await readRoleArn(facts, role)
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
      what: `create log group ${group}, which doesn’t exist yet`,
      path: 'overrides.executionRoleArn',
    },
  )
  return findings.map(finding => ({ ...finding, evidence: [create, ...finding.evidence] }))
}

function withoutRole({ host }: LaunchFacts, group: string, create: string): Finding {
  const path = 'overrides.executionRoleArn'
  return host === 'fargate'
    ? {
        verdict: 'problem',
        sentence: `Log group ${group} doesn’t exist, and without an execution role ECS can’t create it.`,
        evidence: [create],
        path,
      }
    : {
        verdict: 'unknown',
        sentence: `Log group ${group} doesn’t exist. Whether a container instance may create it is unknown, because the instance’s role is.`,
        evidence: [create],
        path,
      }
}
