import { toEffectiveCompute } from './effective-compute.ts'
import { findForeignProblems } from './foreign-place.ts'
import { limits } from '../form/limits.ts'
import { findCluster } from './loaded-account.ts'
import type { LoadedAccount } from './loaded-account.ts'
import { countOverrideCharacters } from '../request/overrides-size.ts'
import { toError, toWarning } from '../problems/problem.ts'
import type { Problem } from '../problems/problem.ts'
import type { LaunchValues } from '../form/launch-form-schema.ts'
import { findComputeProblems } from './compute-rules.ts'
import { findContainerProblems } from './container-rules.ts'
import { findDefinitionProblems } from './definition-rules.ts'
import { warnAboutDefinition } from './definition-warnings.ts'
import { findIdentityProblems } from './identity-rules.ts'
import { findLeftOutProblems } from './left-out-rules.ts'
import { findNetworkProblems } from './network-rules.ts'
import { findPlacementProblems } from './placement-rules.ts'
import { findPlatformProblems } from './platform-rules.ts'
import { findReservationProblems } from './reservation-rules.ts'
import { findAcceleratorProblems } from './resource-rules.ts'
import { findRoleProblems } from './role-rules.ts'
import { findSizeProblems } from './size-rules.ts'
import { findVolumeProblems } from './volume-rules.ts'

/**
 * Every rule over the launch and what was loaded of the account. What was not loaded is not
 * judged, so nothing that ECS may accept is an error; with nothing loaded these are the rules that
 * the request alone can tell.
 */
export function findLaunchProblems(values: LaunchValues, loaded: LoadedAccount): Problem[] {
  const cluster = findCluster(loaded.clusters, values.cluster)
  const compute = toEffectiveCompute(values.compute, cluster)
  const known = { ...loaded, cluster, compute }
  return [
    ...findForeignProblems(values, loaded.home),
    ...findDefinitionProblems(values, loaded),
    ...warnAboutDefinition(values, known),
    ...findClusterProblems(values, loaded),
    ...findComputeProblems(values, known),
    ...findPlatformProblems(values, known),
    ...findNetworkProblems(values, known),
    ...findContainerProblems(values, known),
    ...findAcceleratorProblems(values.overrides, known),
    ...findSizeProblems(values, known),
    ...findReservationProblems(values, known),
    ...findRoleProblems(values, known),
    ...findOverrideProblems(values),
    ...findPlacementProblems(values, known),
    ...findVolumeProblems(values, known),
    ...findIdentityProblems(values),
    ...findLeftOutProblems(values),
  ]
}

/** API Reference, TaskOverride: JSON punctuation included. */
function findOverrideProblems({ overrides }: LaunchValues): Problem[] {
  const characters = countOverrideCharacters(overrides)
  const { maxCharacters } = limits.overrides
  if (characters <= maxCharacters) return []
  return [toError('overrides', 'overrides-too-long', { characters, maxCharacters })]
}

function findClusterProblems({ cluster: named }: LaunchValues, loaded: LoadedAccount): Problem[] {
  if (!loaded.clusters) return []
  const cluster = findCluster(loaded.clusters, named)
  if (cluster) {
    if (cluster.status === undefined || cluster.status === 'ACTIVE') return []
    const given = { cluster: cluster.name, status: cluster.status }
    return [toError('cluster', 'cluster-not-active', given)]
  }
  if (!named) return [toError('cluster', 'cluster-required')]
  return [toWarning('cluster', 'cluster-not-listed', { cluster: named })]
}
