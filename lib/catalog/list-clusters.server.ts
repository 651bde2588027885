import 'server-only'
import type { AwsAccess } from '../aws/clients.server.ts'
import { readCluster } from '../aws/ecs/capacity-reads.server.ts'
import { readClusters } from '../aws/ecs/ecs-reads.server.ts'
import type { ListedCluster } from '../aws/ecs/ecs-reads.server.ts'
import { succeed } from '../result.ts'
import type { Result } from '../result.ts'
import { toLoadedCluster } from '../aws/ecs/to-loaded-cluster.ts'
import { hasProductionTag } from '../aws/ecs/production-tag.ts'
import type { ClusterChoice } from './choices.ts'

/**
 * The account's ACTIVE clusters, by name, with those that could not be described.
 *
 * @param isProductionName whether the settings mark a cluster of this name. Its tag may do so, too.
 */
export async function listClusters(
  access: AwsAccess,
  isProductionName: (cluster: string) => boolean,
): Promise<Result<ClusterChoice[]>> {
  const clusters = await readClusters(access)
  if (!clusters.ok) return clusters
  return succeed(
    clusters.value
      .filter(cluster => cluster.unread ?? cluster.status === 'ACTIVE')
      .map(cluster => toClusterChoice(cluster, isProductionName))
      .sort((a, b) => a.name.localeCompare(b.name)),
  )
}

/** The one cluster that is named, for whoever may describe it and may not list the others. */
export async function describeCluster(
  access: AwsAccess,
  nameOrArn: string,
  isProductionName: (cluster: string) => boolean,
): Promise<Result<ClusterChoice[]>> {
  const cluster = await readCluster(access, nameOrArn)
  return cluster.ok ? succeed([toClusterChoice(cluster.value, isProductionName)]) : cluster
}

const toClusterChoice = (
  cluster: ListedCluster,
  isProductionName: (cluster: string) => boolean,
): ClusterChoice => ({
  ...toLoadedCluster(cluster),
  ...(cluster.unread
    ? { unread: cluster.unread }
    : {
        runningTasksCount: cluster.runningTasksCount ?? 0,
        pendingTasksCount: cluster.pendingTasksCount ?? 0,
      }),
  isProduction: isProductionName(cluster.clusterName ?? '') || hasProductionTag(cluster.tags),
})
