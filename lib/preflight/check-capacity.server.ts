import 'server-only'
import type { ContainerInstance } from '@aws-sdk/client-ecs'
import { readActiveInstances } from '../aws/ecs/capacity-reads.server.ts'
import { toMissingDefinition } from './iam/check-launch.server.ts'
import { toUnknown } from './facts/explain-failure.ts'
import { countRoom, freeOf, isExternal, toTaskSize } from './instance-room.ts'
import type { LaunchFacts } from './facts/launch-facts.server.ts'
import { toCheck } from './facts/preflight-check.ts'
import type { Finding, PreflightCheck } from './facts/preflight-check.ts'

/** Whether container instances are there with room; Fargate brings its own. */
export async function checkCapacity(facts: LaunchFacts): Promise<PreflightCheck> {
  return toCheck('capacity', 'Instances have room', [await findRoom(facts)])
}

async function findRoom(facts: LaunchFacts): Promise<Finding> {
  const { aws, clusterArn, clusterName, definition, values } = facts
  const instances = await readActiveInstances(aws, clusterArn)
  if (!instances.ok) {
    const { failure } = instances
    const action = 'ecs:ListContainerInstances and ecs:DescribeContainerInstances'
    return toUnknown('Room on container instances', action, failure, 'cluster')
  }
  const own = instances.value.filter(it => isAsked(facts, it))
  const ready = own.filter(it => it.agentConnected === true)
  if (ready.length === 0) return withoutInstances(facts, own.length)
  if (!definition.ok) return toMissingDefinition('Room on container instances', facts)
  const size = toTaskSize(definition.value, values.overrides)
  const room = countRoom(ready, size)
  const evidence = [
    `${ready.length} of ${own.length} ACTIVE instances of ${clusterName} have a connected agent`,
    `One task takes ${size.cpu} CPU units and ${size.memoryMiB} MiB`,
    ...ready.map(toRoomText),
    'Counted by CPU and memory; ports, network interfaces, GPUs and placement constraints are not.',
  ]
  if (room >= values.count) {
    const sentence = `The instances have room for ${values.count === 1 ? 'the task' : `all ${values.count} tasks`}, by CPU and memory.`
    return { verdict: 'fine', sentence, evidence }
  }
  const sentence = `The instances have room for ${room} of ${values.count} tasks, by CPU and memory. ECS places the others only when a capacity provider adds instances.`
  return { verdict: 'warning', sentence, evidence, path: 'count' }
}

/** Those of the launch type, or of the strategy's providers. */
function isAsked({ compute }: LaunchFacts, instance: ContainerInstance): boolean {
  if (compute.kind === 'unknown') return true
  if (compute.kind === 'launchType') {
    return isExternal(instance) === (compute.launchType === 'EXTERNAL')
  }
  return compute.items.some(it => it.capacityProvider === instance.capacityProviderName)
}

/** A capacity provider may start instances; a launch type takes those that are there. */
function withoutInstances({ compute, clusterName }: LaunchFacts, active: number): Finding {
  const evidence = [
    `ecs:ListContainerInstances on ${clusterName}: ${active} ACTIVE, 0 with a connected agent`,
  ]
  if (compute.kind === 'launchType' && compute.launchType !== 'MANAGED_INSTANCES') {
    const sentence = `Cluster ${clusterName} has no ACTIVE instance of launch type ${compute.launchType} with a connected agent, so ECS would place no task.`
    return { verdict: 'problem', sentence, evidence, path: 'cluster' }
  }
  const sentence = `Cluster ${clusterName} has no ready instance of this capacity. Tasks wait until its capacity provider starts one.`
  return { verdict: 'warning', sentence, evidence, path: 'compute' }
}

const toRoomText = (instance: ContainerInstance): string => {
  const { cpu, memoryMiB } = freeOf(instance)
  return `${instance.ec2InstanceId}: ${cpu} CPU units and ${memoryMiB} MiB free`
}
