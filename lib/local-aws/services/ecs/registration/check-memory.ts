import { toCpuUnits, toMemoryMiB } from '../input/fargate-sizes.ts'
import { refuseDefinition, refuseDefinitionInOurWords } from './refuse-definition.ts'
import type { RegisteredContainer, UntaggedRequest } from './register-schema.ts'

/** API Reference, ContainerDefinition: no container gets less than 6 MiB (Linux, Docker 20.10). */
const leastMemoryMiB = 6

/** API Reference, RegisterTaskDefinition, `cpu`: 0.125 to 192 vCPUs. */
const taskCpu = { least: 128, most: 196_608 }

function checkContainer(container: RegisteredContainer, hasTaskMemory: boolean): void {
  const { name = '', memory, memoryReservation } = container
  if (memory === undefined && memoryReservation === undefined && !hasTaskMemory)
    throw refuseDefinition(
      `Invalid setting for container '${name}'. At least one of 'memory' or 'memoryReservation' must be specified.`,
    )
  if (memory !== undefined && memory < leastMemoryMiB)
    throw refuseDefinitionInOurWords(
      `Invalid 'memory' setting for container '${name}'. It must be at least ${leastMemoryMiB} MiB.`,
    )
  if (memoryReservation !== undefined && memoryReservation < leastMemoryMiB)
    throw refuseDefinitionInOurWords(
      `Invalid 'memoryReservation' setting for container '${name}'. It must be at least ${leastMemoryMiB} MiB.`,
    )
  if (memory !== undefined && memoryReservation !== undefined && memory < memoryReservation)
    throw refuseDefinition(
      `Invalid setting for container '${name}'. 'memory' must be greater than or equal to 'memoryReservation'.`,
    )
}

/** Checks the memory of the containers, which share the task's memory. */
function checkShares(containers: readonly RegisteredContainer[], taskMiB: number): void {
  for (const { name = '', memory = 0 } of containers)
    if (memory > taskMiB)
      throw refuseDefinition(
        `The 'memory' setting for container '${name}' is greater than for the task.`,
      )
  const reservedMiB = containers.reduce(
    (sum, { memory = 0, memoryReservation }) => sum + (memoryReservation ?? memory),
    0,
  )
  if (reservedMiB > taskMiB)
    throw refuseDefinitionInOurWords(
      `Invalid 'memory' setting for task. The containers reserve ${reservedMiB} MiB, and the task has ${taskMiB} MiB.`,
    )
}

/** @throws AwsError ClientException for sizes that are invalid or contradict each other. */
export function checkMemory(request: UntaggedRequest): void {
  const { cpu, memory, containerDefinitions: containers } = request
  const units = cpu === undefined ? undefined : toCpuUnits(cpu)
  const taskMiB = memory === undefined ? undefined : toMemoryMiB(memory)
  const isCpu = units !== undefined && units >= taskCpu.least && units <= taskCpu.most
  if (cpu !== undefined && !isCpu) throw refuseDefinition("Invalid 'cpu' setting for task.")
  if (memory !== undefined && !taskMiB) throw refuseDefinition("Invalid 'memory' setting for task.")
  for (const container of containers) checkContainer(container, taskMiB !== undefined)
  if (taskMiB !== undefined) checkShares(containers, taskMiB)
}
