import { usesFargate, usesInstances } from './effective-compute.ts'
import { toCpuUnits } from '../form/fargate-sizes.ts'
import type { ContainerOverrideValues } from '../form/overrides-schema.ts'
import { toError, toWarning } from './problem.ts'
import type { Problem } from './problem.ts'
import type { LaunchValues } from '../form/launch-form-schema.ts'
import { isWindows } from './known.ts'
import type { Known } from './known.ts'

const path = 'platformVersion'

/** Developer Guide, "Fargate platform versions": those that tasks can start on. */
const versions = { linux: ['LATEST', '1.4.0', '1.3.0'], windows: ['LATEST', '1.0.0'] }

/** Rules of the platform version, which is Fargate's (API Reference, RunTask). */
export function findPlatformProblems(values: LaunchValues, known: Known): Problem[] {
  return [...findVersionProblems(values, known), ...findSpotProblems(values, known)]
}

function findVersionProblems(values: LaunchValues, known: Known): Problem[] {
  const { platformVersion: version } = values
  if (version === undefined) return []
  if (usesInstances(known.compute)) {
    return [toError(path, 'Platform version is for Fargate only. Clear it, or choose Fargate.')]
  }
  const lacking = version === '1.3.0' ? findLacking(values, known) : undefined
  if (lacking) {
    return [toError(path, `Platform version 1.3.0 has no ${lacking}. Choose LATEST.`)]
  }
  const [own, other] = isWindows(known.definition)
    ? ([versions.windows, versions.linux] as const)
    : ([versions.linux, versions.windows] as const)
  if (own.includes(version)) return []
  const offered = own.join(', ')
  if (known.definition && other.includes(version)) {
    const system = isWindows(known.definition) ? 'Windows' : 'Linux'
    const message = `Platform version ${version} does not exist for ${system}. Choose one of ${offered}.`
    return [toError(path, message)]
  }
  const message = `Platform version ${version} is not known (${offered}). ECS refuses one that does not exist.`
  return [toWarning(path, message)]
}

/** What came with platform version 1.4.0 and is asked for. */
function findLacking(values: LaunchValues, { definition }: Known): string | undefined {
  const cpu = toCpuUnits(values.overrides.cpu ?? definition?.cpu ?? '') ?? 0
  if (cpu >= 8192) return 'sizes of 8 vCPU and more'
  if (values.overrides.ephemeralStorage?.sizeInGiB ?? definition?.ephemeralStorageGiB) {
    return 'ephemeral storage to set'
  }
  if (definition?.cpuArchitecture === 'ARM64') return 'ARM64'
  if (values.volumeConfigurations.length > 0) return 'EBS volumes'
  if (values.overrides.containerOverrides.some(hasFiles)) return 'environment files'
  return values.enableExecuteCommand ? 'ECS Exec' : undefined
}

const hasFiles = ({ environmentFiles }: ContainerOverrideValues) =>
  environmentFiles.some(({ value }) => value !== '')

function findSpotProblems({ compute: asked }: LaunchValues, known: Known): Problem[] {
  const { compute, definition } = known
  if (!isWindows(definition) || compute.kind !== 'strategy' || !usesFargate(compute)) return []
  const index = compute.items.findIndex(
    ({ capacityProvider, base, weight }) => capacityProvider === 'FARGATE_SPOT' && (base || weight),
  )
  if (index < 0) return []
  if (asked.kind !== 'strategy') {
    const message =
      'Compute includes FARGATE_SPOT, which does not run Windows containers. Choose FARGATE.'
    return [toError('compute.kind', message)]
  }
  const message = 'Capacity provider FARGATE_SPOT does not run Windows containers. Choose FARGATE.'
  return [toError(`compute.capacityProviderStrategy.${index}.capacityProvider`, message)]
}
