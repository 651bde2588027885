import { attachmentsStatusOf } from './cluster-attachments.ts'
import type { ClusterRecord } from '../state/ecs-records.ts'
import type { EcsState } from '../state/ecs-state.ts'
import { serviceLaunchType, servicesOf } from '../state/service-record.ts'
import type { ServiceRecord } from '../state/service-record.ts'
import type { TaskRecord } from '../state/task-record.ts'
import type { WireCluster } from '../state/wire.ts'

export type ClusterInclude = 'ATTACHMENTS' | 'CONFIGURATIONS' | 'SETTINGS' | 'STATISTICS' | 'TAGS'

type Platform = 'EC2' | 'Fargate' | 'External'

/** A count for each platform. */
type Counts = Record<Platform, number>

const none = (): Counts => ({ EC2: 0, Fargate: 0, External: 0 })

function toPlatform(launchType: string | undefined): Platform {
  if (launchType === 'FARGATE') return 'Fargate'
  return launchType === 'EXTERNAL' ? 'External' : 'EC2'
}

function countTasks(records: Iterable<TaskRecord>): Record<'running' | 'pending', Counts> {
  const counts = { running: none(), pending: none() }
  for (const { shown } of records)
    counts[shown.lastStatus === 'RUNNING' ? 'running' : 'pending'][toPlatform(shown.launchType)] +=
      1
  return counts
}

function countServices(records: readonly ServiceRecord[]): Record<'active' | 'draining', Counts> {
  const counts = { active: none(), draining: none() }
  for (const record of records) {
    if (record.shown.status === 'INACTIVE') continue
    const state = record.shown.status === 'DRAINING' ? 'draining' : 'active'
    counts[state][toPlatform(serviceLaunchType(record))] += 1
  }
  return counts
}

const sumOf = (counts: Counts): number => counts.EC2 + counts.Fargate + counts.External

/** API Reference, Cluster, `statistics`: tasks and services by launch type and state. */
function toStatistics(
  tasks: ReturnType<typeof countTasks>,
  services: ReturnType<typeof countServices>,
): NonNullable<WireCluster['statistics']> {
  const platforms = ['EC2', 'Fargate', 'External'] as const
  const statistic = (name: string, value: number) => ({ name, value: String(value) })
  return [
    ...platforms.map(one => statistic(`running${one}TasksCount`, tasks.running[one])),
    ...platforms.map(one => statistic(`pending${one}TasksCount`, tasks.pending[one])),
    ...platforms.map(one => statistic(`active${one}ServiceCount`, services.active[one])),
    ...platforms.map(one => statistic(`draining${one}ServiceCount`, services.draining[one])),
  ]
}

function toAttachments(cluster: ClusterRecord, nowMs: number) {
  const attachmentsStatus = attachmentsStatusOf(cluster, nowMs)
  const { attachments } = cluster
  return { attachments, ...(attachmentsStatus ? { attachmentsStatus } : {}) }
}

/** A cluster as DescribeClusters shows it, with the parts that `include` names. */
export function describeCluster(
  state: EcsState,
  cluster: ClusterRecord,
  include: readonly ClusterInclude[],
  nowMs: number,
): WireCluster {
  const tasks = countTasks(state.tasks.list(cluster.name, { desiredStatus: 'RUNNING' }))
  const services = countServices(servicesOf(state, cluster.name))
  const { configuration, serviceConnectDefaults } = cluster
  return {
    clusterArn: cluster.arn,
    clusterName: cluster.name,
    ...(configuration && include.includes('CONFIGURATIONS') ? { configuration } : {}),
    status: cluster.status,
    registeredContainerInstancesCount: cluster.containerInstances.length,
    runningTasksCount: sumOf(tasks.running),
    pendingTasksCount: sumOf(tasks.pending),
    activeServicesCount: sumOf(services.active),
    statistics: include.includes('STATISTICS') ? toStatistics(tasks, services) : [],
    tags: include.includes('TAGS') ? cluster.tags : [],
    settings: include.includes('SETTINGS') ? cluster.settings : [],
    capacityProviders: cluster.capacityProviders,
    defaultCapacityProviderStrategy: cluster.defaultStrategy,
    ...(include.includes('ATTACHMENTS') ? toAttachments(cluster, nowMs) : {}),
    ...(serviceConnectDefaults ? { serviceConnectDefaults } : {}),
  }
}
