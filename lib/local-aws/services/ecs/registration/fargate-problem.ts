import {
  isFargateSize,
  toCpuUnits,
  toFargateSizeError,
  toMemoryMiB,
  windowsCpu,
} from '../input/fargate-sizes.ts'
import { isWindows } from './register-schema.ts'
import type { RegisteredContainer, UntaggedRequest } from './register-schema.ts'

type ContainerRule = readonly [isBroken: (one: RegisteredContainer) => unknown, message: string]

/** ECS's pattern for a member that Fargate does not support (public reports, and cdk-preflight). */
const unsupported = (member: string) =>
  `Fargate compatible task definitions do not support ${member}`

/** As `unsupported`, for members whose sentence nobody has reported. */
const unsupportedInOurWords = unsupported

const fargateDrivers = ['awslogs', 'splunk', 'awsfirelens']

/**
 * Members of containers that Fargate does not support (Developer Guide, differences of Fargate task
 * definitions, and the reference of each member). Those that no awsvpc task supports are refused
 * with the network mode. Since January 2026 `tmpfs` is supported.
 */
const containerRules: readonly ContainerRule[] = [
  [
    one => one.privileged,
    'Fargate requires that the ‘privileged’ setting be ‘false’ at the container level.',
  ],
  [one => one.dockerSecurityOptions?.length, unsupported('dockerSecurityOptions')],
  [
    one => one.resourceRequirements?.some(({ type }) => type === 'GPU'),
    'Tasks using the Fargate launch type do not support GPU resource requirements.',
  ],
  [one => one.resourceRequirements?.length, unsupportedInOurWords('resourceRequirements')],
  [one => one.linuxParameters?.devices?.length, unsupported('devices')],
  [one => one.linuxParameters?.sharedMemorySize, unsupported('sharedMemorySize')],
  [one => one.linuxParameters?.maxSwap !== undefined, unsupported('maxSwap')],
  [one => one.linuxParameters?.swappiness !== undefined, unsupportedInOurWords('swappiness')],
  [
    one => one.firelensConfiguration?.options?.['config-file-type'] === 's3',
    "Fargate launch type does not support FirelensConfiguration config file from 's3'",
  ],
  [
    one => (one.stopTimeout ?? 0) > 120,
    'Tasks using the Fargate launch type must have a container stop timeout of less than 120 seconds.',
  ],
]

const taskRules: readonly (readonly [(request: UntaggedRequest) => unknown, string])[] = [
  [request => request.placementConstraints.length, unsupported('constraints')],
  [
    request => request.pidMode === 'host',
    "Tasks using the Fargate launch type do not support pidMode 'host'. The supported value for pidMode is 'task'.",
  ],
  [request => request.ipcMode, 'Tasks using the Fargate launch type do not support ipcMode.'],
  [request => request.inferenceAccelerators?.length, "Unsupported field 'inferenceAccelerators'"],
  [
    request => request.volumes.some(one => one.dockerVolumeConfiguration),
    unsupported('dockerVolumeConfiguration'),
  ],
  [
    request => request.volumes.some(one => one.host?.sourcePath !== undefined),
    unsupported('sourcePath'),
  ],
  [
    request => request.volumes.some(one => one.fsxWindowsFileServerVolumeConfiguration),
    unsupportedInOurWords('fsxWindowsFileServerVolumeConfiguration'),
  ],
]

function capabilityProblem({ containerDefinitions }: UntaggedRequest): string | undefined {
  const added = containerDefinitions.flatMap(one => one.linuxParameters?.capabilities?.add ?? [])
  const refused = added.find(name => name !== 'SYS_PTRACE')
  return refused === undefined ? undefined : `${refused} is not allowed on Fargate.`
}

function sizeProblem(request: UntaggedRequest): string | undefined {
  const { cpu, memory } = request
  if (cpu === undefined) return "Fargate requires that 'cpu' be defined at the task level."
  if (memory === undefined) return "Fargate requires that 'memory' be defined at the task level."
  const units = toCpuUnits(cpu) ?? 0
  const memoryMiB = toMemoryMiB(memory) ?? 0
  const isTooWide = isWindows(request) && (units < windowsCpu.least || units > windowsCpu.most)
  if (isTooWide || !isFargateSize(units, memoryMiB)) return toFargateSizeError(units, memoryMiB)
  const wantedUnits = request.containerDefinitions.reduce((sum, one) => sum + one.cpu, 0)
  return wantedUnits > units
    ? "The sum of all container 'cpu' values cannot be greater than the value of the task 'cpu'."
    : undefined
}

function logProblem({ containerDefinitions, executionRoleArn }: UntaggedRequest) {
  for (const { logConfiguration, image = '' } of containerDefinitions) {
    const driver = logConfiguration?.logDriver
    if (driver && !fargateDrivers.includes(driver))
      return `${driver} is not a valid log driver. Must be one of [${fargateDrivers.join(',')}]`
    if (driver === 'awslogs' && !executionRoleArn)
      return 'Fargate requires task definition to have execution role ARN to support log driver awslogs.'
    if (driver === 'awslogs' && !logConfiguration?.options?.['awslogs-stream-prefix'])
      return 'Fargate requires log configuration options to include awslogs-stream-prefix to support log driver awslogs.'
    if (/\.dkr\.ecr\./.test(image) && !executionRoleArn)
      return 'Fargate requires task definition to have execution role ARN to support ECR images.'
  }
  return undefined
}

/** Explains why Fargate cannot run the definition. Undefined if it can. */
export function fargateProblem(request: UntaggedRequest): string | undefined {
  if (request.networkMode !== 'awsvpc') return 'Fargate only supports network mode ‘awsvpc’.'
  const forTask = taskRules.find(([isBroken]) => isBroken(request))
  if (forTask) return forTask[1]
  const forContainer = containerRules.find(([isBroken]) =>
    request.containerDefinitions.some(one => isBroken(one)),
  )
  return (
    forContainer?.[1] ?? capabilityProblem(request) ?? sizeProblem(request) ?? logProblem(request)
  )
}
