import type { WireTaskDefinition } from '../state/wire.ts'
import type { UsableLaunchType } from '../state/capacity.ts'
import { refuse, refuseInOurWords } from '../input/refuse.ts'
import type { RunTaskRequest } from './run-task-schema.ts'

type ContainerOverride = NonNullable<RunTaskRequest['overrides']>['containerOverrides'][number]

/** API Reference, ContainerDefinition: no container gets less than 6 MiB (Linux, Docker 20.10). */
const leastMemoryMiB = 6

function checkSize(name: string, override: ContainerOverride, definition: WireTaskDefinition) {
  const container = definition.containerDefinitions?.find(one => one.name === name)
  const { cpu } = override
  const memory = override.memory ?? container?.memory
  const reservation = override.memoryReservation ?? container?.memoryReservation
  if (cpu !== undefined && cpu < 0)
    throw refuseInOurWords(`Invalid 'cpu' setting for container '${name}'.`)
  for (const value of [override.memory, override.memoryReservation])
    if (value !== undefined && value < leastMemoryMiB)
      throw refuseInOurWords(
        `Invalid setting for container '${name}'. Memory must be at least ${leastMemoryMiB} MiB.`,
      )
  if (memory !== undefined && reservation !== undefined && reservation > memory)
    throw refuseInOurWords(
      `Invalid setting for container '${name}'. 'memoryReservation' must be less than 'memory'.`,
    )
}

function checkFiles(name: string, { environmentFiles = [] }: ContainerOverride): void {
  for (const { value } of environmentFiles)
    if (!/^arn:aws[a-z-]*:s3:::[^/]+\/.+\.env$/.test(value))
      throw refuseInOurWords(
        `Invalid environment file for container '${name}': '${value}' is not the ARN of an Amazon S3 object with the extension .env.`,
      )
}

function checkRequirements(
  name: string,
  override: ContainerOverride,
  definition: WireTaskDefinition,
  launchType: UsableLaunchType,
): void {
  const devices = definition.inferenceAccelerators?.map(({ deviceName }) => deviceName) ?? []
  for (const { type, value = '', sharingStrategy } of override.resourceRequirements ?? []) {
    if (launchType === 'FARGATE')
      throw refuseInOurWords(
        `Resource requirements of type ${type} are not supported with FARGATE launch type.`,
      )
    if (type === 'NeuronDevice')
      throw refuseInOurWords('Resource requirements of type NeuronDevice need Managed Instances.')
    if (sharingStrategy && (type !== 'GPU' || value !== ''))
      throw refuseInOurWords(
        `Specify either value or sharingStrategy for a GPU of container '${name}'.`,
      )
    if (type === 'GPU' && !sharingStrategy && !/^([1-9]\d{0,2}|ALL)$/.test(value))
      throw refuseInOurWords(`Invalid number of GPUs for container '${name}': '${value}'.`)
    if (type === 'InferenceAccelerator' && !devices.includes(value))
      throw refuseInOurWords(
        `The resource requirement of container '${name}' names the inference accelerator '${value}', which is not in the TaskDefinition.`,
      )
  }
}

/**
 * API Reference, ContainerOverride.
 * @throws AwsError InvalidParameterException.
 */
export function checkContainerOverride(
  definition: WireTaskDefinition,
  launchType: UsableLaunchType,
  override: ContainerOverride,
): void {
  const { name } = override
  if (!definition.containerDefinitions?.some(container => container.name === name))
    throw refuse(`Override for container named ${name} is not a container in the TaskDefinition.`)
  checkSize(name, override, definition)
  checkFiles(name, override)
  checkRequirements(name, override, definition, launchType)
}
