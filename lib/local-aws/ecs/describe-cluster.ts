import type { ClusterRecord } from './ecs-records.ts'
import type { EcsState } from './ecs-state.ts'
import type { TaskRecord } from './task-record.ts'
import type { WireCluster } from './wire.ts'

export type ClusterInclude = 'ATTACHMENTS' | 'CONFIGURATIONS' | 'SETTINGS' | 'STATISTICS' | 'TAGS'

interface Counts {
  running: number
  pending: number
}

function countTasks(records: Iterable<TaskRecord>): Record<'EC2' | 'FARGATE', Counts> {
  const counts = { EC2: { running: 0, pending: 0 }, FARGATE: { running: 0, pending: 0 } }
  for (const { shown } of records) {
    const platform = counts[shown.launchType === 'FARGATE' ? 'FARGATE' : 'EC2']
    if (shown.lastStatus === 'RUNNING') platform.running += 1
    else platform.pending += 1
  }
  return counts
}

/** A cluster as DescribeClusters answers it, with what `include` asked for. */
export function describeCluster(
  state: EcsState,
  cluster: ClusterRecord,
  include: readonly ClusterInclude[],
): WireCluster {
  const counts = countTasks(state.tasks.list(cluster.name, { desiredStatus: 'RUNNING' }))
  const statistics = Object.entries({
    runningEC2TasksCount: counts.EC2.running,
    runningFargateTasksCount: counts.FARGATE.running,
    pendingEC2TasksCount: counts.EC2.pending,
    pendingFargateTasksCount: counts.FARGATE.pending,
    activeEC2ServiceCount: 0,
    activeFargateServiceCount: 0,
    drainingEC2ServiceCount: 0,
    drainingFargateServiceCount: 0,
  }).map(([name, value]) => ({ name, value: String(value) }))
  return {
    clusterArn: cluster.arn,
    clusterName: cluster.name,
    status: cluster.status,
    registeredContainerInstancesCount: cluster.containerInstances.length,
    runningTasksCount: counts.EC2.running + counts.FARGATE.running,
    pendingTasksCount: counts.EC2.pending + counts.FARGATE.pending,
    activeServicesCount: 0,
    statistics: include.includes('STATISTICS') ? statistics : [],
    tags: include.includes('TAGS') ? cluster.tags : [],
    settings: include.includes('SETTINGS') ? cluster.settings : [],
    capacityProviders: cluster.capacityProviders,
    defaultCapacityProviderStrategy: cluster.defaultStrategy,
    ...(include.includes('ATTACHMENTS') ? { attachments: [] } : {}),
  }
}
