import type {
  Container,
  ContainerDefinition,
  ManagedAgent,
  NetworkBinding,
  NetworkInterface,
  Task,
} from '@aws-sdk/client-ecs'
import type { TaskDefinition } from '@aws-sdk/client-ecs'
import { findLogSource } from '../../aws/log-source.ts'
import { quoteWords } from '../../run-task/command/quote-words.ts'
import { maskWords } from '../../secrets/secret-words.ts'
import { toIsoTime } from '../iso-time.ts'
import { toDefinedContainer } from './defined-container-view.ts'
import type { DefinedContainerView } from './defined-container-view.ts'
import { toGpuSharingText } from './gpu-sharing-text.ts'
import type { EarlierImage } from './other-image.ts'

/** A container of a task, and what the task definition says about it where that is known. */
export interface ContainerView extends DefinedContainerView {
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
  /** What it runs: of the override, else of the definition. Undefined if the image decides. */
  entryPoint?: string
  command?: string
  containerArn?: string
  runtimeId?: string
  gpuIds: string[]
  gpuSharing?: string
  neuronDeviceIds: string[]
  /** `0.0.0.0:32768 → 8080/tcp` */
  ports: string[]
  interfaces: InterfaceView[]
  agents: AgentView[]
  /** Where its output is. Undefined without a task definition. */
  log?: LogPlaceView
}

export type LogPlaceView =
  /** A stream of CloudWatch Logs, which the logs' routes read. Without a Region it is the task's. */
  | {
      kind: 'stream'
      region?: string
      group: string
      stream: string
      /** Other tasks write to it, too: what the container wrote can't be told apart for certain. */
      isShared: boolean
    }
  /** `text` says where, in a sentence or two. */
  | { kind: 'elsewhere'; text: string }

export interface InterfaceView {
  attachmentId?: string
  privateIpv4Address?: string
  ipv6Address?: string
}

/** A managed agent, such as that of ECS Exec. */
export interface AgentView {
  name: string
  status: string
  /** ISO 8601. */
  since?: string
  reason?: string
}

export function toContainerViews(task: Task, definition?: TaskDefinition): ContainerView[] {
  const defined = definition?.containerDefinitions
  const containers = task.containers ?? []
  return [...containers]
    .sort((a, b) => toRank(a, defined) - toRank(b, defined))
    .map(container => toContainerView(container, task, definition))
}

/** In the task definition's order. A container that AWS added comes last. */
function toRank(container: Container, defined: ContainerDefinition[] | undefined): number {
  const index = defined?.findIndex(d => d.name === container.name) ?? -1
  return index < 0 ? Number.MAX_SAFE_INTEGER : index
}

function toContainerView(c: Container, task: Task, definition?: TaskDefinition): ContainerView {
  const all = definition?.containerDefinitions
  const defined = all?.find(d => d.name === c.name)
  return {
    name: c.name ?? 'unnamed',
    essential: defined ? defined.essential !== false : all && false,
    lastStatus: c.lastStatus ?? 'UNKNOWN',
    healthStatus: c.healthStatus,
    exitCode: c.exitCode,
    reason: c.reason,
    image: c.image,
    imageDigest: c.imageDigest,
    cpu: c.cpu,
    memory: c.memory ?? defined?.memory?.toString(),
    memoryReservation: c.memoryReservation,
    entryPoint: toLine(defined?.entryPoint),
    command: toLine(commandOf(c, task, defined)),
    containerArn: c.containerArn,
    runtimeId: c.runtimeId,
    gpuIds: c.gpuIds ?? [],
    gpuSharing: toGpuSharingText(c.gpuSharingStrategy),
    neuronDeviceIds: c.neuronDeviceIds ?? [],
    ports: (c.networkBindings ?? []).map(toPortText),
    interfaces: (c.networkInterfaces ?? []).map(toInterface),
    agents: (c.managedAgents ?? []).map(toAgent),
    log: toLog(c, task, definition),
    ...toDefinedContainer(defined),
  }
}

function commandOf({ name }: Container, task: Task, defined: ContainerDefinition | undefined) {
  const override = task.overrides?.containerOverrides?.find(o => o.name === name)
  return override?.command?.length ? override.command : defined?.command
}

/** As the form quotes it, with its secret parts masked. */
const toLine = (words: string[] | undefined): string | undefined =>
  words && words.length > 0 ? quoteWords(maskWords(words)) : undefined

function toPortText(binding: NetworkBinding): string {
  const host = binding.hostPortRange ?? binding.hostPort ?? '?'
  const inside = binding.containerPortRange ?? binding.containerPort ?? '?'
  return `${toHost(binding.bindIP)}:${host} → ${inside}/${binding.protocol ?? 'tcp'}`
}

/** An IPv6 address stands in brackets before a port (RFC 3986, "host"). */
const toHost = (address = '0.0.0.0'): string => (address.includes(':') ? `[${address}]` : address)

const toInterface = (found: NetworkInterface): InterfaceView => ({
  attachmentId: found.attachmentId,
  privateIpv4Address: found.privateIpv4Address,
  ipv6Address: found.ipv6Address,
})

const toAgent = ({ name, lastStatus, lastStartedAt, reason }: ManagedAgent): AgentView => ({
  name: name ?? 'unnamed',
  status: lastStatus ?? 'UNKNOWN',
  since: toIsoTime(lastStartedAt),
  reason,
})

function toLog(
  { name = '' }: Container,
  task: Task,
  definition?: TaskDefinition,
): LogPlaceView | undefined {
  const source = definition && findLogSource(definition, task, name)
  if (source?.kind !== 'stream') return source && { kind: 'elsewhere', text: source.text }
  const { kind, region, group, stream, sharedBy } = source
  return { kind, region, group, stream, isShared: sharedBy === 'tasks' }
}
