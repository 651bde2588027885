import { AwsError } from '../../aws-error.ts'
import { toFargateSizeError } from './check-overrides.ts'
import { isFargateSize, toCpuUnits, toMemoryMiB } from './fargate-sizes.ts'
import type { RegisteredContainer, RegisterRequest } from './register-schema.ts'

const refuse = (message: string) => new AwsError('ClientException', message)

/** Developer Guide, service quotas: a task definition has at most 64 KiB. */
const longestDefinition = 64 * 1024

/** API Reference, ContainerDefinition: no container gets less than 6 MiB (Linux, Docker 20.10). */
const leastMemoryMiB = 6

function checkMemory(container: RegisteredContainer, hasTaskMemory: boolean): void {
  const { name = '', memory, memoryReservation } = container
  if (memory === undefined && memoryReservation === undefined && !hasTaskMemory)
    throw refuse(
      `Invalid setting for container '${name}'. At least one of 'memory' or 'memoryReservation' must be specified.`,
    )
  if (memory !== undefined && memory < leastMemoryMiB)
    throw refuse(
      `Invalid 'memory' setting for container '${name}'. It must be at least ${leastMemoryMiB} MiB.`,
    )
  if (memory !== undefined && memoryReservation !== undefined && memory < memoryReservation)
    throw refuse(
      `Invalid setting for container '${name}'. 'memory' must be greater than or equal to 'memoryReservation'.`,
    )
}

function checkContainers(request: RegisterRequest): void {
  const { containerDefinitions: containers, memory } = request
  const names = new Set<string>()
  for (const container of containers) {
    const { name, image } = container
    if (!name) throw refuse('Container.name should not be null or empty.')
    if (!/^[A-Za-z0-9_-]{1,255}$/.test(name))
      throw refuse(`Invalid container name: ${name.slice(0, 300)}.`)
    if (names.has(name)) throw refuse(`Container name ${name} is used more than once.`)
    if (!image) throw refuse('Container.image should not be null or empty.')
    names.add(name)
    checkMemory(container, memory !== undefined)
  }
  if (!containers.some(({ essential }) => essential))
    throw refuse('Task definition must have at least one essential container.')
  for (const { name = '', dependsOn = [] } of containers)
    for (const { containerName } of dependsOn)
      if (!names.has(containerName) || containerName === name)
        throw refuse(
          `Invalid dependsOn for container '${name}': '${containerName}' is not another container of the task definition.`,
        )
}

function checkFargate(request: RegisterRequest): void {
  const { cpu, memory, networkMode, executionRoleArn, containerDefinitions } = request
  if (networkMode !== 'awsvpc') throw refuse("Fargate only supports network mode 'awsvpc'.")
  if (cpu === undefined || memory === undefined)
    throw refuse("Fargate requires that 'cpu' and 'memory' be defined at the task level.")
  const units = toCpuUnits(cpu)
  const memoryMiB = toMemoryMiB(memory)
  if (units === undefined) throw refuse("Invalid 'cpu' setting for task.")
  if (memoryMiB === undefined) throw refuse("Invalid 'memory' setting for task.")
  if (!isFargateSize(units, memoryMiB)) throw refuse(toFargateSizeError(units, memoryMiB))
  for (const { logConfiguration, privileged, links } of containerDefinitions) {
    if (privileged) throw refuse('Fargate does not support privileged containers.')
    if (links?.length) throw refuse("Fargate does not support 'links'.")
    if (logConfiguration?.logDriver === 'awslogs' && !executionRoleArn)
      throw refuse(
        'Fargate requires task definition to have execution role ARN to support log driver awslogs.',
      )
  }
}

/** @throws AwsError ClientException in the words of ECS for what it would not register. */
export function checkDefinition(request: RegisterRequest): void {
  const length = Buffer.byteLength(JSON.stringify(request))
  if (length > longestDefinition)
    throw refuse(`Actual length: '${length}'. Max allowed length is '${longestDefinition}' bytes.`)
  checkContainers(request)
  if (request.requiresCompatibilities?.includes('FARGATE')) checkFargate(request)
}
