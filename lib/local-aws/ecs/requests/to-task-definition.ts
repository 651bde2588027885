import type { WireTaskDefinition } from '../wire.ts'
import { isFargateSize, toCpuUnits, toMemoryMiB } from './fargate-sizes.ts'
import type { RegisteredContainer, UntaggedRequest } from './register-schema.ts'

const docker = (version: string) => `com.amazonaws.ecs.capability.docker-remote-api.${version}`

/** What an instance must have to run it, as far as the demo's definitions ask for it. */
function toRequiredAttributes(request: UntaggedRequest): { name: string }[] {
  const names = new Set<string>([docker('1.18')])
  const usesAwslogs = request.containerDefinitions.some(
    ({ logConfiguration }) => logConfiguration?.logDriver === 'awslogs',
  )
  if (usesAwslogs) {
    names.add('com.amazonaws.ecs.capability.logging-driver.awslogs').add(docker('1.19'))
    if (request.executionRoleArn) names.add('ecs.capability.execution-role-awslogs')
  }
  if (request.taskRoleArn) names.add('com.amazonaws.ecs.capability.task-iam-role')
  if (request.networkMode === 'awsvpc') names.add('ecs.capability.task-eni')
  return [...names].map(name => ({ name }))
}

/** Where the definition could run, whatever it says it requires. */
function toCompatibilities(request: UntaggedRequest): string[] {
  const { networkMode, cpu, memory, requiresCompatibilities = [] } = request
  const units = toCpuUnits(cpu ?? '')
  const memoryMiB = toMemoryMiB(memory ?? '')
  const fitsFargate =
    networkMode === 'awsvpc' &&
    units !== undefined &&
    memoryMiB !== undefined &&
    isFargateSize(units, memoryMiB)
  const others = requiresCompatibilities.filter(one => one !== 'EC2' && one !== 'FARGATE')
  return ['EC2', ...(fitsFargate ? ['FARGATE'] : []), ...others]
}

/** In awsvpc and host mode the host's port is the container's. */
function toPortMappings(container: RegisteredContainer, isBridge: boolean) {
  return container.portMappings.map(mapping => ({
    ...mapping,
    hostPort: mapping.hostPort ?? (isBridge ? 0 : mapping.containerPort),
    protocol: mapping.protocol ?? 'tcp',
  }))
}

/** Safe: the schema has checked every member that is read; the others only pass through. */
function asTaskDefinition(definition: object): WireTaskDefinition {
  return definition
}

/** The definition as ECS keeps it: with its defaults filled in, and what registering adds. */
export function toTaskDefinition(
  given: UntaggedRequest,
  registered: Pick<
    WireTaskDefinition,
    'taskDefinitionArn' | 'revision' | 'status' | 'registeredAt' | 'registeredBy'
  >,
): WireTaskDefinition {
  const networkMode = given.networkMode ?? 'bridge'
  const { cpu, memory } = given
  return asTaskDefinition({
    ...given,
    ...(cpu === undefined ? {} : { cpu: String(toCpuUnits(cpu) ?? cpu) }),
    ...(memory === undefined ? {} : { memory: String(toMemoryMiB(memory) ?? memory) }),
    networkMode,
    containerDefinitions: given.containerDefinitions.map(container => ({
      ...container,
      systemControls: container.systemControls ?? [],
      portMappings: toPortMappings(container, networkMode === 'bridge'),
    })),
    compatibilities: toCompatibilities(given),
    requiresAttributes: toRequiredAttributes(given),
    ...registered,
  })
}
