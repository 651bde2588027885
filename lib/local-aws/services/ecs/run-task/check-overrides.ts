import type { WireTaskDefinition } from '../state/wire.ts'
import { checkContainerOverride } from './check-container-override.ts'
import type { UsableLaunchType } from '../state/capacity.ts'
import { isWindows } from './check-platform.ts'
import {
  isFargateSize,
  toCpuUnits,
  toFargateSizeError,
  toMemoryMiB,
  windowsCpu,
} from '../input/fargate-sizes.ts'
import { refuse, refuseInOurWords } from '../input/refuse.ts'
import type { RunTaskRequest } from './run-task-schema.ts'

/**
 * API Reference, TaskOverride: the most characters, including the JSON formatting of the override.
 */
const longestOverrides = 8192

/** Developer Guide, task size: the CPU units that a task on an instance may reserve. */
const instanceCpu = { least: 128, most: 196_608 }

/** The task's CPU units and MiB, from the override or the definition. */
export interface TaskSize {
  cpu: number
  memoryMiB: number
}

interface ContainerSize {
  name: string
  cpu: number
  hardMiB: number | undefined
  softMiB: number | undefined
}

function sizeContainers(
  definition: WireTaskDefinition,
  overrides: RunTaskRequest['overrides'],
): ContainerSize[] {
  return (definition.containerDefinitions ?? []).map(container => {
    const override = overrides?.containerOverrides.find(({ name }) => name === container.name)
    return {
      name: container.name ?? '',
      cpu: override?.cpu ?? container.cpu ?? 0,
      hardMiB: override?.memory ?? container.memory,
      softMiB: override?.memoryReservation ?? container.memoryReservation,
    }
  })
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

/** The size of a task, or else the sum of what its containers reserve. */
function sizeOf(definition: WireTaskDefinition, overrides: RunTaskRequest['overrides']): TaskSize {
  const cpu = toCpuUnits(overrides?.cpu ?? definition.cpu ?? '0')
  const memoryMiB = toMemoryMiB(overrides?.memory ?? definition.memory ?? '0')
  if (cpu === undefined || (overrides?.cpu !== undefined && cpu === 0))
    throw refuse("Invalid 'cpu' setting for task.")
  if (memoryMiB === undefined || (overrides?.memory !== undefined && memoryMiB === 0))
    throw refuse("Invalid 'memory' setting for task.")
  const containers = sizeContainers(definition, overrides)
  const above = containers.find(({ hardMiB = 0 }) => memoryMiB > 0 && hardMiB > memoryMiB)
  if (above)
    throw refuse(`'memory' setting for container '${above.name}' is greater than for task.`)
  const reservedCpu = sum(containers.map(container => container.cpu))
  const reservedMiB = sum(containers.map(({ hardMiB, softMiB }) => softMiB ?? hardMiB ?? 0))
  if (cpu > 0 && reservedCpu > cpu)
    throw refuseInOurWords(
      `The CPU reserved for the containers of the task, ${reservedCpu}, is more than the task's own ${cpu}.`,
    )
  if (memoryMiB > 0 && reservedMiB > memoryMiB)
    throw refuseInOurWords(
      `The memory reserved for the containers of the task, ${reservedMiB} MiB, is more than the task's own ${memoryMiB} MiB.`,
    )
  return { cpu: cpu || reservedCpu, memoryMiB: memoryMiB || reservedMiB }
}

function checkFargateSize(definition: WireTaskDefinition, { cpu, memoryMiB }: TaskSize): void {
  const hasCpu = !isWindows(definition) || (cpu >= windowsCpu.least && cpu <= windowsCpu.most)
  if (!hasCpu || !isFargateSize(cpu, memoryMiB)) throw refuse(toFargateSizeError(cpu, memoryMiB))
}

function checkInstanceSize(overrides: RunTaskRequest['overrides'], { cpu }: TaskSize): void {
  const isOutside = cpu < instanceCpu.least || cpu > instanceCpu.most
  if (overrides?.cpu !== undefined && isOutside)
    throw refuseInOurWords(
      `Invalid 'cpu' setting for task. It must be between ${instanceCpu.least} and ${instanceCpu.most} CPU units.`,
    )
}

function checkAccelerators(
  definition: WireTaskDefinition,
  overrides: RunTaskRequest['overrides'],
): void {
  const known = definition.inferenceAccelerators?.map(({ deviceName }) => deviceName) ?? []
  for (const { deviceName } of overrides?.inferenceAcceleratorOverrides ?? [])
    if (deviceName === undefined || !known.includes(deviceName))
      throw refuseInOurWords(
        `Override for inference accelerator named ${deviceName ?? ''} is not an accelerator in the TaskDefinition.`,
      )
}

/**
 * Checks the overrides against the definition. Returns the resulting size.
 * @param raw the overrides as they were sent, because their length counts
 * @throws AwsError InvalidParameterException.
 */
export function checkOverrides(
  definition: WireTaskDefinition,
  launchType: UsableLaunchType,
  request: RunTaskRequest,
  raw: unknown,
): TaskSize {
  const { overrides } = request
  if (raw != null && [...JSON.stringify(raw)].length > longestOverrides)
    throw refuse(`Container Overrides length must be at most ${longestOverrides}`)
  const names = overrides?.containerOverrides.map(({ name }) => name) ?? []
  if (new Set(names).size < names.length)
    throw refuseInOurWords('Container overrides cannot name the same container more than once.')
  for (const override of overrides?.containerOverrides ?? [])
    checkContainerOverride(definition, launchType, override)
  checkAccelerators(definition, overrides)
  if (overrides?.ephemeralStorage && launchType !== 'FARGATE')
    throw refuseInOurWords('Ephemeral storage is not supported for this launch type.')
  const size = sizeOf(definition, overrides)
  if (launchType === 'FARGATE') checkFargateSize(definition, size)
  else checkInstanceSize(overrides, size)
  const hasTaskRole = Boolean(overrides?.taskRoleArn ?? definition.taskRoleArn)
  if (request.enableExecuteCommand && !hasTaskRole)
    throw refuse(
      'A valid taskRoleArn is not being used. Specify a valid task role in your task definition and try again.',
    )
  return size
}
