import 'server-only'
import type { ContainerInstance } from '@aws-sdk/client-ecs'
import { readActiveInstances } from '../aws/ecs/capacity-reads.server.ts'
import { toMissingDefinition } from './iam/check-launch.server.ts'
import { toUnknown } from './facts/explain-failure.ts'
import { countRoom, freeOf, isExternal, toTaskSize } from './instance-room.ts'
import type { LaunchFacts } from './facts/launch-facts.server.ts'
import { toCheck } from './facts/preflight-check.ts'
import type { Finding, PreflightCheck } from './facts/preflight-check.ts'

const WHAT = 'Whether the container instances have room'

/** Whether the cluster has container instances with room. Fargate needs none. */
export async function checkCapacity(facts: LaunchFacts): Promise<PreflightCheck> {
  return toCheck('capacity', 'Instances have room', [await findRoom(facts)])
}

async function findRoom(facts: LaunchFacts): Promise<Finding> {
  const { aws, clusterArn, clusterName, definition, values } = facts
  const instances = await readActiveInstances(aws, clusterArn)
  if (!instances.ok) {
    const action = 'ecs:ListContainerInstances and ecs:DescribeContainerInstances'
    return toUnknown(WHAT, action, instances.failure, 'cluster')
  }
  const own = instances.value.filter(instance => isOfCompute(facts, instance))
  const ready = own.filter(({ agentConnected }) => agentConnected === true)
  if (ready.length === 0) return withoutInstances(facts, own.length)
  if (!definition.ok) return toMissingDefinition(WHAT, facts)
  const size = toTaskSize(definition.value, values.overrides)
  const room = countRoom(ready, size)
  const evidence = [
    `${ready.length} of ${own.length} ACTIVE instances of ${clusterName} have a connected agent`,
    `One task needs ${size.cpu} CPU units and ${size.memoryMiB} MiB`,
    ...ready.map(toRoomText),
    'Ports, network interfaces, GPUs and placement constraints were not checked.',
  ]
  if (room >= values.count) {
    const sentence = `The instances have enough CPU and memory for ${values.count === 1 ? 'the task' : `all ${values.count} tasks`}.`
    return { verdict: 'fine', sentence, evidence }
  }
  const sentence = `The instances have enough CPU and memory for ${room} of ${values.count} tasks. ECS places the others only if a capacity provider adds instances.`
  return { verdict: 'warning', sentence, evidence, path: 'count' }
}

/** Whether the launch may use an instance: by its launch type, or by its strategy's providers. */
function isOfCompute({ compute }: LaunchFacts, instance: ContainerInstance): boolean {
  if (compute.kind === 'unknown') return true
  if (compute.kind === 'launchType') {
    return isExternal(instance) === (compute.launchType === 'EXTERNAL')
  }
  return compute.items.some(
    ({ capacityProvider }) => capacityProvider === instance.capacityProviderName,
  )
}

/** A capacity provider may start instances. A launch type uses only those that exist. */
function withoutInstances({ compute, clusterName }: LaunchFacts, active: number): Finding {
  const evidence = [
    `ecs:ListContainerInstances on ${clusterName}: ${active} ACTIVE, 0 with a connected agent`,
  ]
  if (compute.kind === 'launchType' && compute.launchType !== 'MANAGED_INSTANCES') {
    const sentence = `Cluster ${clusterName} has no ACTIVE instance of launch type ${compute.launchType} with a connected agent, so ECS couldn’t place a task.`
    return { verdict: 'problem', sentence, evidence, path: 'cluster' }
  }
  const sentence = `Cluster ${clusterName} has no ready instance for this launch. Tasks wait until its capacity provider starts one.`
  return { verdict: 'warning', sentence, evidence, path: 'compute' }
}

const toRoomText = (instance: ContainerInstance): string => {
  const { cpu, memoryMiB } = freeOf(instance)
  return `${instance.ec2InstanceId}: ${cpu} CPU units and ${memoryMiB} MiB free`
}
