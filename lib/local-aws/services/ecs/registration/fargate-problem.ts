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

/** Our sentence for a member that the guide lists as unsupported. */
const unsupported = (member: string) => `Fargate does not support '${member}'.`
const fargateDrivers = ['awslogs', 'splunk', 'awsfirelens']

/**
 * Members of containers that Fargate does not support (Developer Guide, differences of Fargate task
 * definitions, and the reference of each member).
 */
const containerRules: readonly ContainerRule[] = [
  [one => one.privileged, 'Fargate does not support privileged containers.'],
  [one => one.links?.length, unsupported('links')],
  [one => one.hostname, unsupported('hostname')],
  [one => one.disableNetworking, unsupported('disableNetworking')],
  [one => one.dnsServers?.length, unsupported('dnsServers')],
  [one => one.dnsSearchDomains?.length, unsupported('dnsSearchDomains')],
  [one => one.dockerSecurityOptions?.length, unsupported('dockerSecurityOptions')],
  [one => one.extraHosts?.length, unsupported('extraHosts')],
  [one => one.resourceRequirements?.length, unsupported('resourceRequirements')],
  [one => one.linuxParameters?.devices?.length, unsupported('linuxParameters.devices')],
  [one => one.linuxParameters?.sharedMemorySize, unsupported('linuxParameters.sharedMemorySize')],
  [one => one.linuxParameters?.maxSwap !== undefined, unsupported('linuxParameters.maxSwap')],
  [one => one.linuxParameters?.swappiness !== undefined, unsupported('linuxParameters.swappiness')],
  [
    one => one.linuxParameters?.capabilities?.add?.some(name => name !== 'SYS_PTRACE'),
    'Fargate only supports adding the SYS_PTRACE kernel capability.',
  ],
  [
    one => one.firelensConfiguration?.options?.['config-file-type'] === 's3',
    "Fargate only supports the FireLens config-file-type 'file'.",
  ],
  [
    one => (one.stopTimeout ?? 0) > 120,
    'Tasks using the Fargate launch type must have a container stop timeout of less than 120 seconds.',
  ],
]

const taskRules: readonly (readonly [(request: UntaggedRequest) => unknown, string])[] = [
  [request => request.placementConstraints.length, unsupported('placementConstraints')],
  [request => request.pidMode === 'host', "Fargate only supports the pidMode 'task'."],
  [request => request.ipcMode, unsupported('ipcMode')],
  [request => request.inferenceAccelerators?.length, unsupported('inferenceAccelerators')],
  [
    request => request.volumes.some(one => one.dockerVolumeConfiguration),
    unsupported('dockerVolumeConfiguration'),
  ],
  [
    request => request.volumes.some(one => one.host?.sourcePath !== undefined),
    "Fargate does not support 'host.sourcePath' for volumes.",
  ],
  [
    request => request.volumes.some(one => one.fsxWindowsFileServerVolumeConfiguration),
    unsupported('fsxWindowsFileServerVolumeConfiguration'),
  ],
]

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
    ? `Invalid 'cpu' setting for task. The containers reserve ${wantedUnits} CPU units, and the task has ${units}.`
    : undefined
}

function logProblem({ containerDefinitions, executionRoleArn }: UntaggedRequest) {
  for (const { logConfiguration, image = '' } of containerDefinitions) {
    const driver = logConfiguration?.logDriver
    if (driver && !fargateDrivers.includes(driver))
      return `${driver} is not a valid log driver. Must be one of [${fargateDrivers.join(',')}]`
    if (driver === 'awslogs' && !executionRoleArn)
      return 'Fargate requires task definition to have execution role ARN to support log driver awslogs.'
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
  return forContainer?.[1] ?? sizeProblem(request) ?? logProblem(request)
}
