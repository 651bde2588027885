import { providerKindOf } from '../state/capacity-providers.ts'
import type { StrategyItem } from '../state/ecs-records.ts'
import type { EcsState } from '../state/ecs-state.ts'
import { refuse } from '../input/refuse.ts'

/** Developer Guide, service quotas: capacity providers per cluster. */
const mostProviders = 20

/**
 * Checks the two lists of CreateCluster and PutClusterCapacityProviders (API Reference): the
 * providers exist, and the default strategy has associated providers of one kind only.
 * @throws AwsError InvalidParameterException.
 */
export function checkClusterProviders(
  state: EcsState,
  names: readonly string[],
  strategy: readonly StrategyItem[],
): void {
  if (names.some(name => providerKindOf(state, name) === undefined))
    throw refuse(
      'The specified capacity providers are not found. Specify valid capacity providers and try again.',
    )
  if (new Set(names).size > mostProviders)
    throw refuse('The maximum number of capacity providers per cluster has been exceeded.')
  const inStrategy = strategy.map(({ capacityProvider }) => capacityProvider)
  if (inStrategy.some(name => !names.includes(name)))
    throw refuse(
      'The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. Associate the capacity provider with the cluster and try again.',
    )
  if (new Set(inStrategy).size < inStrategy.length)
    throw refuse('The specified capacity provider strategy cannot contain duplicate providers.')
  if (new Set(inStrategy.map(name => providerKindOf(state, name))).size > 1)
    throw refuse(
      'A capacity provider strategy cannot contain a mix of capacity providers using Auto Scaling groups and Fargate capacity providers.',
    )
}
