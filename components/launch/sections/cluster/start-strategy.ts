import type { LaunchInput } from '../../../../lib/run-task/form/launch-form-schema.ts'
import type { LoadedCluster } from '../../../../lib/run-task/rules/loaded-account.ts'

export type ProviderRow = Extract<
  NonNullable<LaunchInput['compute']>,
  { kind: 'strategy' }
>['capacityProviderStrategy'][number]

/** A row that nobody filled in. */
export const blankProvider: ProviderRow = { capacityProvider: '', base: '', weight: 1 }

/**
 * The rows that a strategy begins with: what was entered before, else the cluster's default
 * strategy, else one blank row.
 */
export function startStrategy(
  entered: readonly ProviderRow[] | undefined,
  cluster: LoadedCluster | undefined,
): ProviderRow[] {
  const isEntered = entered?.some(row => !isBlank(row)) ?? false
  if (entered && isEntered) return [...entered]
  const items = cluster?.defaultCapacityProviderStrategy ?? []
  return items.length > 0
    ? items.map(({ capacityProvider, base = 0, weight = 0 }) => ({
        capacityProvider,
        base,
        weight,
      }))
    : [{ ...blankProvider }]
}

const isBlank = ({ capacityProvider, base, weight }: ProviderRow): boolean =>
  !capacityProvider && !base && weight === blankProvider.weight
