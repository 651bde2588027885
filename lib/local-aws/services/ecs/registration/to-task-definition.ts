import { toCpuUnits, toMemoryMiB } from '../input/fargate-sizes.ts'
import type { WireTaskDefinition } from '../state/wire.ts'
import { toCompatibilities } from './launch-type-problem.ts'
import type { RegisteredContainer, UntaggedRequest } from './register-schema.ts'
import { toRequiredAttributes } from './required-attributes.ts'
import type { TaskVolume } from './task-volume-schema.ts'

/**
 * Fills in host ports. In awsvpc and host mode the host port is the container port. A range has no
 * host ports until it runs.
 */
function toPortMappings(container: RegisteredContainer, isBridge: boolean) {
  return container.portMappings.map(mapping => ({
    ...mapping,
    ...(mapping.containerPortRange === undefined
      ? { hostPort: mapping.hostPort ?? (isBridge ? 0 : mapping.containerPort) }
      : {}),
    protocol: mapping.protocol ?? 'tcp',
  }))
}

/** A volume without a configuration is an empty volume of the host. */
function toVolume(volume: TaskVolume) {
  const { name, ...kinds } = volume
  return Object.values(kinds).some(Boolean) ? volume : { name, host: {} }
}

/** Safe: the schema has checked every member. The cast only names their closed sets of values. */
function asTaskDefinition(definition: object): WireTaskDefinition {
  return definition
}

/**
 * The definition as ECS stores it, with its defaults and with the members that registering adds.
 */
export function toTaskDefinition(
  given: UntaggedRequest,
  registered: Pick<
    WireTaskDefinition,
    'taskDefinitionArn' | 'revision' | 'status' | 'registeredAt' | 'registeredBy'
  >,
): WireTaskDefinition {
  const networkMode = given.networkMode ?? 'bridge'
  const { cpu, memory } = given
  const requiresAttributes = toRequiredAttributes(given)
  return asTaskDefinition({
    ...given,
    ...(cpu === undefined ? {} : { cpu: String(toCpuUnits(cpu) ?? cpu) }),
    ...(memory === undefined ? {} : { memory: String(toMemoryMiB(memory) ?? memory) }),
    networkMode,
    containerDefinitions: given.containerDefinitions.map(container => ({
      ...container,
      portMappings: toPortMappings(container, networkMode === 'bridge'),
    })),
    volumes: given.volumes.map(toVolume),
    compatibilities: toCompatibilities(given),
    ...(requiresAttributes.length > 0 ? { requiresAttributes } : {}),
    ...registered,
  })
}
