import type { Container, ContainerDefinition, NetworkBinding, Task } from '@aws-sdk/client-ecs'
import type { TaskDefinition } from '@aws-sdk/client-ecs'
import type { EarlierImage } from './other-image.ts'

export interface ContainerView {
  name: string
  /** Undefined without a task definition. */
  essential?: boolean
  lastStatus: string
  healthStatus?: string
  /** Undefined if the container never ran, or if ECS did not report its end. Never means 0. */
  exitCode?: number
  reason?: string
  image?: string
  imageDigest?: string
  /** What an earlier run pulled under the same tag, if that was another image. */
  sameTagOtherImage?: EarlierImage
  /** CPU units and MiB, as ECS gives them. */
  cpu?: string
  memory?: string
  memoryReservation?: string
  runtimeId?: string
  gpuIds: string[]
  /** `0.0.0.0:32768 → 8080/tcp` */
  ports: string[]
  privateIpv4Address?: string
  /** Such as `awslogs`. Undefined if the task definition is unknown or names none. */
  logDriver?: string
  /** Until SIGKILL follows the stop signal. Undefined if the definition is unknown or names none. */
  stopTimeoutSeconds?: number
}

export function toContainerViews(task: Task, definition?: TaskDefinition): ContainerView[] {
  const defined = definition?.containerDefinitions
  const containers = task.containers ?? []
  return [...containers]
    .sort((a, b) => toRank(a, defined) - toRank(b, defined))
    .map(container => toContainerView(container, defined))
}

/** In the task definition's order. A container that AWS added comes last. */
function toRank(container: Container, defined: ContainerDefinition[] | undefined): number {
  const index = defined?.findIndex(d => d.name === container.name) ?? -1
  return index < 0 ? Number.MAX_SAFE_INTEGER : index
}

function toContainerView(c: Container, defined: ContainerDefinition[] | undefined): ContainerView {
  const definition = defined?.find(d => d.name === c.name)
  return {
    name: c.name ?? 'unnamed',
    essential: definition ? definition.essential !== false : defined && false,
    lastStatus: c.lastStatus ?? 'UNKNOWN',
    healthStatus: c.healthStatus,
    exitCode: c.exitCode,
    reason: c.reason,
    image: c.image,
    imageDigest: c.imageDigest,
    cpu: c.cpu,
    memory: c.memory ?? definition?.memory?.toString(),
    memoryReservation: c.memoryReservation,
    runtimeId: c.runtimeId,
    gpuIds: c.gpuIds ?? [],
    ports: (c.networkBindings ?? []).map(toPortText),
    privateIpv4Address: c.networkInterfaces?.find(i => i.privateIpv4Address)?.privateIpv4Address,
    logDriver: definition?.logConfiguration?.logDriver,
    stopTimeoutSeconds: definition?.stopTimeout,
  }
}

function toPortText(binding: NetworkBinding): string {
  const host = binding.hostPortRange ?? binding.hostPort ?? '?'
  const inside = binding.containerPortRange ?? binding.containerPort ?? '?'
  return `${binding.bindIP ?? '0.0.0.0'}:${host} → ${inside}/${binding.protocol ?? 'tcp'}`
}
