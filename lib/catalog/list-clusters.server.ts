import 'server-only'
import type { Cluster } from '@aws-sdk/client-ecs'
import type { AwsAccess } from '../aws/clients.server.ts'
import { readClusters } from '../aws/ecs/ecs-reads.server.ts'
import { succeed } from '../result.ts'
import type { Result } from '../result.ts'
import { hasProductionTag } from '../aws/ecs/production-tag.ts'
import type { ClusterChoice } from './choices.ts'

/**
 * The ACTIVE clusters of the account, by name.
 * @param isProductionName whether the settings mark a cluster of this name; its tag may, too
 */
export async function listClusters(
  access: AwsAccess,
  isProductionName: (cluster: string) => boolean,
): Promise<Result<ClusterChoice[]>> {
  const clusters = await readClusters(access)
  if (!clusters.ok) return clusters
  return succeed(
    clusters.value
      .filter(cluster => cluster.status === 'ACTIVE')
      .map(cluster => toClusterChoice(cluster, isProductionName))
      .sort((a, b) => a.name.localeCompare(b.name)),
  )
}

const toClusterChoice = (
  cluster: Cluster,
  isProductionName: (cluster: string) => boolean,
): ClusterChoice => ({
  arn: cluster.clusterArn ?? '',
  name: cluster.clusterName ?? '',
  status: cluster.status ?? '',
  runningTasksCount: cluster.runningTasksCount ?? 0,
  pendingTasksCount: cluster.pendingTasksCount ?? 0,
  registeredContainerInstancesCount: cluster.registeredContainerInstancesCount ?? 0,
  capacityProviders: cluster.capacityProviders ?? [],
  defaultCapacityProviderStrategy: (cluster.defaultCapacityProviderStrategy ?? []).map(item => ({
    capacityProvider: item.capacityProvider ?? '',
    base: item.base ?? 0,
    weight: item.weight ?? 0,
  })),
  isProduction: isProductionName(cluster.clusterName ?? '') || hasProductionTag(cluster.tags),
})
