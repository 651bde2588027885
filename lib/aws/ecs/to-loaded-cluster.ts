import type { Cluster } from '@aws-sdk/client-ecs'
import type { LoadedCluster } from '../../run-task/rules/loaded-account.ts'

/** The members of a described cluster that the rules of a launch read. */
export const toLoadedCluster = (cluster: Cluster) =>
  ({
    arn: cluster.clusterArn ?? '',
    name: cluster.clusterName ?? '',
    status: cluster.status ?? '',
    registeredContainerInstancesCount: cluster.registeredContainerInstancesCount ?? 0,
    capacityProviders: cluster.capacityProviders ?? [],
    defaultCapacityProviderStrategy: (cluster.defaultCapacityProviderStrategy ?? []).map(
      ({ capacityProvider = '', base = 0, weight = 0 }) => ({ capacityProvider, base, weight }),
    ),
  }) satisfies LoadedCluster
