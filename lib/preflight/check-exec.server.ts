import 'server-only'
import type { TaskDefinition } from '@aws-sdk/client-ecs'
import { nameOfArn } from '../aws/arn.ts'
import { toMissingDefinition } from './iam/check-launch.server.ts'
import { toUnknown } from './facts/explain-failure.ts'
import { findExecNotes } from './exec-notes.ts'
import { everyTaskOf, roleArnIn, roleInEffect } from './facts/launch-facts.server.ts'
import type { LaunchFacts } from './facts/launch-facts.server.ts'
import { toCheck } from './facts/preflight-check.ts'
import type { Finding, PreflightCheck } from './facts/preflight-check.ts'
import { judgeWays } from './egress/read-egress.server.ts'
import { simulateCaller, simulateRole } from './iam/simulate.server.ts'

/** What the agent of ECS Exec calls (Developer Guide, "ECS Exec", required permissions). */
const AGENT_ACTIONS = [
  'ssmmessages:CreateControlChannel',
  'ssmmessages:CreateDataChannel',
  'ssmmessages:OpenControlChannel',
  'ssmmessages:OpenDataChannel',
]

/** Whether ECS Exec can enter the task; only asked when the launch enables it. */
export async function checkExec(facts: LaunchFacts): Promise<PreflightCheck> {
  const { definition, values } = facts
  const own = definition.ok
    ? [
        ...findExecNotes(definition.value, values.platformVersion),
        ...(await findWay(facts, definition.value)),
      ]
    : [toMissingDefinition('Whether exec is possible', facts)]
  const rights = await Promise.all([mayAgentTalk(facts), mayExecute(facts)])
  const allFine = 'ECS Exec can enter these tasks, and you may use it.'
  const findings = [...own, ...rights.flat(), ...judgeEncryption(facts)]
  return toCheck('exec', 'Exec is possible', findings, allFine)
}

/** The task role decrypts with the cluster's key; what the key's own policy says is not read here. */
function judgeEncryption({ cluster, clusterName }: LaunchFacts): Finding[] {
  if (!cluster.ok) {
    const what = `Whether ${clusterName} encrypts sessions of ECS Exec with a key`
    return [toUnknown(what, 'ecs:DescribeClusters', cluster.failure)]
  }
  const key = cluster.value.configuration?.executeCommandConfiguration?.kmsKeyId
  if (!key) return []
  const sentence = `${clusterName} encrypts sessions of ECS Exec with a KMS key. Whether the task role may decrypt with it could not be checked.`
  return [{ verdict: 'unknown', sentence, evidence: [`kmsKeyId ${key}`] }]
}

async function mayAgentTalk(facts: LaunchFacts): Promise<Finding[]> {
  const role = roleInEffect(facts, 'taskRoleArn')
  const path = 'overrides.taskRoleArn'
  if (!role) {
    if (!facts.definition.ok) return []
    const sentence =
      'ECS Exec needs a task role, and neither the definition nor the launch names one.'
    return [{ verdict: 'problem', sentence, evidence: [], path }]
  }
  const found = await facts.roleOf(role)
  const source = (found.ok && found.value.Arn) || roleArnIn(facts, role)
  const who = `Task role ${nameOfArn(source)}`
  const what = 'open the channels of ECS Exec'
  const query = { source, actions: AGENT_ACTIONS, resource: '*' }
  return simulateRole(facts, query, { who, what, path })
}

function mayExecute(facts: LaunchFacts): Promise<Finding[]> {
  const { clusterName, clusterArn } = facts
  const query = {
    actions: ['ecs:ExecuteCommand'],
    resource: everyTaskOf(facts),
    context: { 'ecs:cluster': clusterArn },
  }
  return simulateCaller(facts, query, { what: `execute commands in tasks of ${clusterName}` })
}

/** The agent runs in the containers: with awsvpc it talks by the task's own network, on any host. */
async function findWay(facts: LaunchFacts, definition: TaskDefinition): Promise<Finding[]> {
  const what = 'The way to ssmmessages'
  if (definition.networkMode !== 'awsvpc') {
    const sentence = `${what} could not be checked: in network mode ${definition.networkMode ?? 'bridge'} it is that of the container instance.`
    return [{ verdict: 'unknown', sentence, evidence: [] }]
  }
  return judgeWays(facts, [{ what: 'ssmmessages', services: ['ssmmessages'] }], what)
}
