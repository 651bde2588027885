import 'server-only'
import type { TaskDefinition } from '@aws-sdk/client-ecs'
import { nameOfArn } from '../aws/arn.ts'
import { toMissingDefinition } from './iam/check-launch.server.ts'
import { toUnknown } from './facts/explain-failure.ts'
import { findExecNotes } from './exec-notes.ts'
import { everyTaskOf, readRoleArn, roleInEffect } from './facts/launch-facts.server.ts'
import type { LaunchFacts } from './facts/launch-facts.server.ts'
import { toCheck } from './facts/preflight-check.ts'
import type { Finding, PreflightCheck } from './facts/preflight-check.ts'
import { judgeEgress } from './egress/read-egress.server.ts'
import { simulateCaller, simulateRole } from './iam/simulate.server.ts'

/** What the agent of ECS Exec calls (Developer Guide, "ECS Exec", required permissions). */
const AGENT_ACTIONS = [
  'ssmmessages:CreateControlChannel',
  'ssmmessages:CreateDataChannel',
  'ssmmessages:OpenControlChannel',
  'ssmmessages:OpenDataChannel',
]

/** Whether ECS Exec works in the task. Part of a preflight only if the launch enables it. */
export async function checkExec(facts: LaunchFacts): Promise<PreflightCheck> {
  const { definition, values } = facts
  const own = definition.ok
    ? [
        ...findExecNotes(definition.value, values.platformVersion),
        ...(await findEgress(facts, definition.value)),
      ]
    : [toMissingDefinition('Whether ECS Exec works', facts)]
  const rights = await Promise.all([mayAgentConnect(facts), mayExecute(facts)])
  const allFine = 'ECS Exec works in these tasks, and you can use it.'
  const findings = [...own, ...rights.flat(), ...judgeEncryption(facts)]
  return toCheck('exec', 'ECS Exec works', findings, allFine)
}

/** The task role decrypts with the cluster's key. That key's own policy isn't read here. */
function judgeEncryption({ cluster, clusterName }: LaunchFacts): Finding[] {
  if (!cluster.ok) {
    const what = `Whether ${clusterName} encrypts sessions of ECS Exec with a key`
    return [toUnknown(what, 'ecs:DescribeClusters', cluster.failure)]
  }
  const key = cluster.value.configuration?.executeCommandConfiguration?.kmsKeyId
  if (!key) return []
  const sentence = `${clusterName} encrypts sessions of ECS Exec with a KMS key. Whether the task role may decrypt with it is unknown.`
  return [{ verdict: 'unknown', sentence, evidence: [`kmsKeyId ${key}`] }]
}

async function mayAgentConnect(facts: LaunchFacts): Promise<Finding[]> {
  const role = roleInEffect(facts, 'taskRoleArn')
  const path = 'overrides.taskRoleArn'
  if (!role) {
    if (!facts.definition.ok) return []
    const sentence =
      'ECS Exec needs a task role, and neither the task definition nor the launch names one.'
    return [{ verdict: 'problem', sentence, evidence: [], path }]
  }
  const source = await readRoleArn(facts, role)
  const who = `Task role ${nameOfArn(source)}`
  const query = { source, actions: AGENT_ACTIONS, resource: '*' }
  return simulateRole(facts, query, { who, what: 'open the channels of ECS Exec', path })
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

/** The agent runs inside the containers. With awsvpc it connects through the task's own network. */
async function findEgress(facts: LaunchFacts, definition: TaskDefinition): Promise<Finding[]> {
  const what = 'Whether ssmmessages can be reached'
  if (definition.networkMode !== 'awsvpc') {
    const { networkMode = 'bridge' } = definition
    const sentence = `${what} is unknown: in network mode ${networkMode} the task uses the container instance’s network.`
    return [{ verdict: 'unknown', sentence, evidence: [] }]
  }
  return judgeEgress(facts, [{ what: 'ssmmessages', services: ['ssmmessages'] }], what)
}
