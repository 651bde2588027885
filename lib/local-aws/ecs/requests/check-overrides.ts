import { AwsError } from '../../aws-error.ts'
import type { WireTaskDefinition } from '../wire.ts'
import type { UsableLaunchType } from './choose-capacity.ts'
import { isFargateSize, toCpuUnits, toMemoryMiB } from './fargate-sizes.ts'
import type { RunTaskRequest } from './run-task-schema.ts'

/** API Reference, TaskOverride: characters in all, the JSON formatting of the override included. */
const longestOverrides = 8192

const refuse = (message: string) => new AwsError('InvalidParameterException', message)

/** What the task gets of CPU units and MiB, from the override or the definition. */
export interface TaskSize {
  cpu: number
  memoryMiB: number
}

export const toFargateSizeError = (cpu: number, memoryMiB: number): string =>
  `No Fargate configuration exists for given values: ${cpu} CPU, ${memoryMiB} memory. See the Amazon ECS documentation for the valid values.`

function sizeOf(definition: WireTaskDefinition, overrides: RunTaskRequest['overrides']): TaskSize {
  const cpu = toCpuUnits(overrides?.cpu ?? definition.cpu ?? '0')
  const memoryMiB = toMemoryMiB(overrides?.memory ?? definition.memory ?? '0')
  if (cpu === undefined) throw refuse("Invalid 'cpu' setting for task.")
  if (memoryMiB === undefined) throw refuse("Invalid 'memory' setting for task.")
  const containers = (definition.containerDefinitions ?? []).map(container => {
    const override = overrides?.containerOverrides.find(({ name }) => name === container.name)
    const hard = override?.memory ?? container.memory
    const soft = override?.memoryReservation ?? container.memoryReservation
    return { cpu: override?.cpu ?? container.cpu ?? 0, memoryMiB: soft ?? hard ?? 0 }
  })
  return {
    cpu: cpu || containers.reduce((sum, one) => sum + one.cpu, 0),
    memoryMiB: memoryMiB || containers.reduce((sum, one) => sum + one.memoryMiB, 0),
  }
}

/**
 * Checks the overrides against the definition, and returns the size that results.
 * @param raw the overrides as they were sent: their length counts
 * @throws AwsError InvalidParameterException in the words of ECS.
 */
export function checkOverrides(
  definition: WireTaskDefinition,
  launchType: UsableLaunchType,
  request: RunTaskRequest,
  raw: unknown,
): TaskSize {
  const { overrides } = request
  if (raw != null && JSON.stringify(raw).length > longestOverrides)
    throw refuse(`Container Overrides length must be at most ${longestOverrides}`)
  const names = definition.containerDefinitions?.map(({ name }) => name) ?? []
  for (const { name } of overrides?.containerOverrides ?? [])
    if (!names.includes(name))
      throw refuse(`Override for container named ${name} is not a container in the TaskDefinition.`)
  if (overrides?.ephemeralStorage && launchType === 'EC2')
    throw refuse('Ephemeral storage is not supported for this launch type.')
  const size = sizeOf(definition, overrides)
  if (launchType === 'FARGATE' && !isFargateSize(size.cpu, size.memoryMiB))
    throw refuse(toFargateSizeError(size.cpu, size.memoryMiB))
  const hasTaskRole = Boolean(overrides?.taskRoleArn ?? definition.taskRoleArn)
  if (request.enableExecuteCommand && !hasTaskRole)
    throw refuse(
      'A valid taskRoleArn is not being used. Specify a valid task role in your task definition and try again.',
    )
  return size
}
