import { usesFargate, usesInstances } from './effective-compute.ts'
import { toCpuUnits } from '../form/fargate-sizes.ts'
import type { ContainerOverrideValues } from '../form/overrides-schema.ts'
import { toError, toWarning } from '../problems/problem.ts'
import type { Problem } from '../problems/problem.ts'
import type { ParamsOf } from '../problems/problem-texts.ts'
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
    return [toError(path, 'platform-version-on-instances')]
  }
  const feature = version === '1.3.0' ? findLacking(values, known) : undefined
  if (feature) return [toError(path, 'platform-version-lacks', { version, feature })]
  const [own, other] = isWindows(known.definition)
    ? ([versions.windows, versions.linux] as const)
    : ([versions.linux, versions.windows] as const)
  if (own.includes(version)) return []
  if (known.definition && other.includes(version)) {
    const system = isWindows(known.definition) ? 'Windows' : 'Linux'
    const given = { version, system, versions: own } as const
    return [toError(path, 'platform-version-of-other-system', given)]
  }
  return [toWarning(path, 'platform-version-unknown', { version, versions: own })]
}

type Feature = ParamsOf<'platform-version-lacks'>[0]['feature']

/** What the launch asks for and only platform version 1.4.0 and later have. */
function findLacking(values: LaunchValues, { definition }: Known): Feature | undefined {
  const cpu = toCpuUnits(values.overrides.cpu ?? definition?.cpu ?? '') ?? 0
  if (cpu >= 8192) return 'largeSizes'
  if (values.overrides.ephemeralStorage?.sizeInGiB ?? definition?.ephemeralStorageGiB) {
    return 'ephemeralStorage'
  }
  if (definition?.cpuArchitecture === 'ARM64') return 'arm64'
  if (values.volumeConfigurations.length > 0) return 'volumes'
  if (values.overrides.containerOverrides.some(hasFiles)) return 'environmentFiles'
  return values.enableExecuteCommand ? 'exec' : undefined
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
  const row = `compute.capacityProviderStrategy.${index}.capacityProvider`
  return [toError(asked.kind === 'strategy' ? row : 'compute.kind', 'spot-on-windows')]
}
