import type { ContainerInstance, PortUse } from '../state/container-instance.ts'
import type { ContainerRun, TaskRecord } from '../state/task-record.ts'
import type { WireContainer, WireContainerDefinition } from '../state/wire.ts'

/** The ephemeral ports that Linux uses by default. */
const firstEphemeralPort = 32_768
const ephemeralPorts = 60_999 - firstEphemeralPort + 1

type PortMapping = NonNullable<WireContainerDefinition['portMappings']>[number]
type NetworkBinding = NonNullable<WireContainer['networkBindings']>[number]

/** Takes `length` free neighbouring ports for the task. Returns the first of them. */
function takeFreePorts(
  instance: ContainerInstance,
  held: PortUse[],
  protocol: 'tcp' | 'udp',
  length = 1,
): number | undefined {
  const used = new Set(
    instance.usedPorts.filter(use => use.protocol === protocol).map(({ port }) => port),
  )
  for (let tried = 0; tried < ephemeralPorts; tried += 1) {
    const first = firstEphemeralPort + ((instance.nextHostPort + tried) % ephemeralPorts)
    const ports = Array.from({ length }, (_, index) => first + index)
    if (ports.some(port => used.has(port) || port >= firstEphemeralPort + ephemeralPorts)) continue
    const taken = ports.map(port => ({ port, protocol }))
    instance.usedPorts.push(...taken)
    held.push(...taken)
    instance.nextHostPort = (first + length - firstEphemeralPort) % ephemeralPorts
    return first
  }
  return undefined
}

function bindRange(
  instance: ContainerInstance,
  held: PortUse[],
  range: string,
  protocol: 'tcp' | 'udp',
): NetworkBinding[] {
  const [from = 0, to = from] = range.split('-').map(Number)
  const length = Math.min(to - from + 1, ephemeralPorts)
  const first = takeFreePorts(instance, held, protocol, length)
  if (first === undefined) return []
  const hostPortRange = `${first}-${first + length - 1}`
  return [{ bindIP: '0.0.0.0', containerPortRange: range, hostPortRange, protocol }]
}

function bind(record: TaskRecord, instance: ContainerInstance, mapping: PortMapping) {
  const { containerPort = 0, containerPortRange, protocol = 'tcp' } = mapping
  const held = record.room?.ports ?? []
  const isHost = record.source.definition.networkMode === 'host'
  if (containerPortRange !== undefined)
    return bindRange(instance, held, containerPortRange, protocol)
  const hostPort = isHost
    ? containerPort
    : mapping.hostPort || takeFreePorts(instance, held, protocol)
  if (hostPort === undefined) return []
  return [{ bindIP: '0.0.0.0', containerPort, hostPort, protocol }]
}

/**
 * Binds the container's ports. In bridge mode a container port is bound to a host port, and 0
 * stands for any free one. In host mode it is the host port itself.
 */
export function bindPorts(record: TaskRecord, run: ContainerRun): void {
  const { instance } = record
  if (record.platform !== 'ec2-bridge' || !instance) return
  run.shown.networkBindings = (run.definition.portMappings ?? []).flatMap(mapping =>
    bind(record, instance, mapping),
  )
}
