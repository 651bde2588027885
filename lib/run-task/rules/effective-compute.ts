import { isFargateProvider } from '../form/compute-schema.ts'
import type { Compute } from '../form/compute-schema.ts'
import type { LoadedCluster } from './loaded-account.ts'

/** Where the tasks will really go, once the cluster's default is known. */
export type EffectiveCompute =
  | { kind: 'launchType'; launchType: string }
  | {
      kind: 'strategy'
      items: readonly { capacityProvider: string; base?: number; weight?: number }[]
    }
  | { kind: 'unknown' }

/**
 * A request that names neither launch type nor strategy takes the cluster's default strategy, and
 * launch type EC2 where the cluster has none (API Reference, RunTask).
 */
export function toEffectiveCompute(
  compute: Compute,
  cluster: LoadedCluster | undefined,
): EffectiveCompute {
  if (compute.kind === 'launchType') return { kind: 'launchType', launchType: compute.launchType }
  if (compute.kind === 'strategy') {
    const items = compute.capacityProviderStrategy
    return items.some(({ capacityProvider }) => capacityProvider !== '')
      ? { kind: 'strategy', items }
      : { kind: 'unknown' }
  }
  const items = cluster?.defaultCapacityProviderStrategy
  if (!items) return { kind: 'unknown' }
  return items.length > 0 ? { kind: 'strategy', items } : { kind: 'launchType', launchType: 'EC2' }
}

export const usesFargate = (compute: EffectiveCompute): boolean =>
  compute.kind === 'launchType'
    ? compute.launchType === 'FARGATE'
    : compute.kind === 'strategy' &&
      compute.items.some(({ capacityProvider }) => isFargateProvider(capacityProvider))

/** Whether every task would surely run on container instances, of whatever kind. */
export const usesInstances = (compute: EffectiveCompute): boolean =>
  compute.kind === 'launchType'
    ? compute.launchType !== 'FARGATE'
    : compute.kind === 'strategy' &&
      compute.items.every(({ capacityProvider: name }) => name !== '' && !isFargateProvider(name))
