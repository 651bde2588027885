import { AwsError } from '../../../world/aws-error.ts'
import type { WireTaskDefinition } from '../state/wire.ts'
import type { StrategyItem } from '../state/ecs-records.ts'
import type { UsableLaunchType } from '../state/capacity.ts'
import { toCpuUnits } from '../input/fargate-sizes.ts'
import type { RunTaskRequest } from './run-task-schema.ts'

/**
 * Versions on which tasks can start, the latest first (Developer Guide, Fargate platform versions).
 */
const versions = { Linux: ['1.4.0', '1.3.0'], Windows: ['1.0.0'] } as const

const incompatible = (message: string) =>
  new AwsError('PlatformTaskDefinitionIncompatibilityException', message)

const familyOf = (definition: WireTaskDefinition): string =>
  definition.runtimePlatform?.operatingSystemFamily ?? 'LINUX'

export const isWindows = (definition: WireTaskDefinition): boolean =>
  familyOf(definition).startsWith('WINDOWS')

/** The operating system as tasks show it: `Linux`, or for example `Windows_Server_2022_Core`. */
export function toPlatformFamily(definition: WireTaskDefinition): string {
  return familyOf(definition)
    .split('_')
    .map(word => word.charAt(0) + word.slice(1).toLowerCase())
    .join('_')
}

/** The platform version on which a Fargate task runs. LATEST becomes a number. */
export function toPlatformVersion(definition: WireTaskDefinition, given = 'LATEST'): string {
  const [latest] = versions[isWindows(definition) ? 'Windows' : 'Linux']
  return given === 'LATEST' ? latest : given
}

function checkOldLinux(definition: WireTaskDefinition, request: RunTaskRequest): void {
  const cpu = toCpuUnits(request.overrides?.cpu ?? definition.cpu ?? '') ?? 0
  const storage = request.overrides?.ephemeralStorage ?? definition.ephemeralStorage
  const isArm = definition.runtimePlatform?.cpuArchitecture === 'ARM64'
  const usesVolume = request.volumeConfigurations.length > 0
  const usesFiles = request.overrides?.containerOverrides.some(
    ({ environmentFiles = [] }) => environmentFiles.length > 0,
  )
  if (cpu >= 8192 || storage || isArm || usesVolume || usesFiles || request.enableExecuteCommand)
    throw incompatible(
      'One or more of the requested capabilities are not supported by the specified platform version.',
    )
}

/**
 * API Reference, RunTask: only Fargate has platform versions. The version must support what the
 * definition and the request need.
 * @throws AwsError PlatformUnknownException, PlatformTaskDefinitionIncompatibilityException or
 * InvalidParameterException.
 */
export function checkPlatform(
  definition: WireTaskDefinition,
  launchType: UsableLaunchType,
  strategy: readonly StrategyItem[],
  request: RunTaskRequest,
): void {
  const { platformVersion = 'LATEST' } = request
  if (launchType !== 'FARGATE') {
    if (request.platformVersion === undefined) return
    throw new AwsError(
      'InvalidParameterException',
      `The platform version must be null when specifying an ${launchType} launch type.`,
    )
  }
  const windows = isWindows(definition)
  const offered: readonly string[] = versions[windows ? 'Windows' : 'Linux']
  if (platformVersion !== 'LATEST' && !offered.includes(platformVersion))
    throw new AwsError(
      'PlatformUnknownException',
      `The specified platform version does not exist: ${platformVersion}`,
    )
  const onSpot = strategy.some(
    ({ capacityProvider, base, weight }) =>
      capacityProvider === 'FARGATE_SPOT' && (base > 0 || weight > 0),
  )
  if (windows && onSpot)
    throw incompatible('The FARGATE_SPOT capacity provider does not support Windows containers.')
  if (platformVersion === '1.3.0') checkOldLinux(definition, request)
}
