import type { ContainerInstance, InstanceResources, PortUse } from '../state/container-instance.ts'
import type { TaskRecord } from '../state/task-record.ts'
import { toEpochSeconds } from '../state/wire.ts'
import type { WireContainerInstance } from '../state/wire.ts'

export type InstanceInclude = 'TAGS' | 'CONTAINER_INSTANCE_HEALTH'

type WireResource = NonNullable<WireContainerInstance['registeredResources']>[number]

/** A resource as ECS shows it, with a value for every kind of number. */
function toResource(name: string, content: number | string[]): WireResource {
  const zeros = { doubleValue: 0, longValue: 0 }
  if (typeof content === 'number') return { name, type: 'INTEGER', ...zeros, integerValue: content }
  return { name, type: 'STRINGSET', ...zeros, integerValue: 0, stringSetValue: content }
}

const portsOf = (ports: readonly PortUse[], protocol: PortUse['protocol']): string[] =>
  ports.filter(one => one.protocol === protocol).map(({ port }) => String(port))

/**
 * The resources of an instance. `ports` are the ports in use. ECS lists them under both headings.
 */
function toResources(
  { cpu, memoryMiB, gpuIds }: InstanceResources,
  ports: readonly PortUse[],
  hasGpus: boolean,
): WireResource[] {
  return [
    toResource('CPU', cpu),
    toResource('MEMORY', memoryMiB),
    toResource('PORTS', portsOf(ports, 'tcp')),
    toResource('PORTS_UDP', portsOf(ports, 'udp')),
    ...(hasGpus ? [toResource('GPU', gpuIds)] : []),
  ]
}

function toHealthStatus(
  instance: ContainerInstance,
  nowMs: number,
): NonNullable<WireContainerInstance['healthStatus']> {
  const status = instance.agentConnected ? 'OK' : 'INSUFFICIENT_DATA'
  return {
    overallStatus: status,
    details: [
      {
        type: 'CONTAINER_RUNTIME',
        status,
        lastUpdated: toEpochSeconds(nowMs),
        lastStatusChange: toEpochSeconds(instance.registeredAtMs),
      },
    ],
  }
}

/**
 * An instance as DescribeContainerInstances shows it.
 * @param tasks the tasks on the instance whose desired status is RUNNING
 */
export function describeContainerInstance(
  instance: ContainerInstance,
  tasks: readonly TaskRecord[],
  include: readonly InstanceInclude[],
  nowMs: number,
): WireContainerInstance {
  const running = tasks.filter(({ shown }) => shown.lastStatus === 'RUNNING').length
  const { agentVersion, agentHash, dockerVersion, capacityProviderName, registered } = instance
  const hasGpus = registered.gpuIds.length > 0
  return {
    containerInstanceArn: instance.arn,
    ec2InstanceId: instance.ec2InstanceId,
    ...(capacityProviderName === undefined ? {} : { capacityProviderName }),
    version: instance.version,
    versionInfo: { agentVersion, agentHash, dockerVersion: `DockerVersion: ${dockerVersion}` },
    remainingResources: toResources(instance.remaining, instance.usedPorts, hasGpus),
    registeredResources: toResources(registered, instance.systemPorts, hasGpus),
    status: instance.status,
    agentConnected: instance.agentConnected,
    runningTasksCount: running,
    pendingTasksCount: tasks.length - running,
    attributes: instance.attributes,
    registeredAt: toEpochSeconds(instance.registeredAtMs),
    attachments: [],
    tags: include.includes('TAGS') ? instance.tags : [],
    ...(include.includes('CONTAINER_INSTANCE_HEALTH')
      ? { healthStatus: toHealthStatus(instance, nowMs) }
      : {}),
  }
}
