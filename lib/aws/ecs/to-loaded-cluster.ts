import type { Cluster } from '@aws-sdk/client-ecs'
import type { LoadedCluster } from '../../run-task/rules/loaded-account.ts'

/** The members of a cluster that the rules of a launch read. One that wasn't described has no status. */
export const toLoadedCluster = (cluster: Cluster): LoadedCluster => ({
  arn: cluster.clusterArn ?? '',
  name: cluster.clusterName ?? '',
  ...(cluster.status !== undefined && toDescribed(cluster)),
})

const toDescribed = (cluster: Cluster) =>
  ({
    status: cluster.status,
    registeredContainerInstancesCount: cluster.registeredContainerInstancesCount ?? 0,
    capacityProviders: cluster.capacityProviders ?? [],
    defaultCapacityProviderStrategy: (cluster.defaultCapacityProviderStrategy ?? []).map(
      ({ capacityProvider = '', base = 0, weight = 0 }) => ({ capacityProvider, base, weight }),
    ),
  }) satisfies Partial<LoadedCluster>
