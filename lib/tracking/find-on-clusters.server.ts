import 'server-only'
import type { AwsAccess } from '../aws/clients.server.ts'
import type { ListedCluster } from '../aws/ecs/ecs-reads.server.ts'
import { readClusters } from '../aws/ecs/ecs-reads.server.ts'
import { describeTasks } from '../aws/ecs/ecs-tasks.server.ts'
import { isClusterGone } from '../permissions/may-describe.server.ts'
import type { Failure } from '../result.ts'
import { toTaskAddress } from '../task-view/task-address.ts'
import type { TaskAddress } from '../aws/arn.ts'

/** DescribeTasks answers for one cluster, and its quota is shared: 100 at once, 20 a second. */
const CLUSTERS_AT_ONCE = 10

/** Of an account with more clusters, those with the most tasks are asked. */
export const MOST_CLUSTERS_ASKED = 60

/** Where a task was looked for by its ID, and what kept ECS from answering. */
export interface ClusterSearch {
  address?: TaskAddress
  /** Why AWS didn't list the clusters, or ended the search. */
  failure?: Failure
  clusters: number
  /** Clusters that ECS answered for. */
  answered: number
  /** Clusters that the session may not describe. */
  denied: number
  /** Clusters that ECS was asked about and didn't answer for. */
  unanswered: number
}

/** Asks ECS for a task on one cluster after the other, until one has it. */
export async function findOnClusters(
  access: AwsAccess,
  taskId: string,
  named: { cluster?: string; others: readonly string[] },
): Promise<ClusterSearch> {
  const search: ClusterSearch = { clusters: 0, answered: 0, denied: 0, unanswered: 0 }
  // A name that somebody pasted may be of a cluster that their credentials don't list.
  const first = named.cluster === undefined ? [] : [named.cluster]
  if (await ask(access, taskId, first, search)) return search
  const listed = await readClusters(access)
  if (!listed.ok && listed.failure.kind !== 'forbidden') {
    return { ...search, failure: listed.failure }
  }
  const clusters = listed.ok ? toAsked(listed.value) : named.others
  const whole: ClusterSearch = { clusters: clusters.length, answered: 0, denied: 0, unanswered: 0 }
  if (!listed.ok) whole.failure = listed.failure
  const most = Math.min(clusters.length, MOST_CLUSTERS_ASKED)
  for (let start = 0; start < most; start += CLUSTERS_AT_ONCE) {
    const batch = clusters.slice(start, Math.min(start + CLUSTERS_AT_ONCE, most))
    if (await ask(access, taskId, batch, whole)) break
  }
  return whole
}

/** Whether the search has ended: the task was found, or AWS would refuse every other call. */
async function ask(
  access: AwsAccess,
  taskId: string,
  clusters: readonly string[],
  search: ClusterSearch,
): Promise<boolean> {
  const answers = await Promise.all(
    clusters.map(cluster => describeTasks(access, cluster, [taskId])),
  )
  for (const answer of answers) {
    if (answer.ok || isClusterGone(answer.failure)) search.answered += 1
    else if (answer.failure.kind === 'forbidden') search.denied += 1
    else search.unanswered += 1
    if (!answer.ok && ENDING.has(answer.failure.kind)) search.failure = answer.failure
  }
  const task = answers.flatMap(answer => (answer.ok ? (answer.value.tasks ?? []) : []))[0]
  if (task?.taskArn) search.address = toTaskAddress(task.taskArn, task.clusterArn)
  return search.address !== undefined || search.failure !== undefined
}

const ENDING = new Set<Failure['kind']>(['expired', 'throttled'])

/** An inactive cluster has no tasks. */
const toAsked = (clusters: readonly ListedCluster[]): string[] =>
  clusters
    .filter(({ status, unread }) => unread !== undefined || status === 'ACTIVE')
    .sort((one, other) => toTaskCount(other) - toTaskCount(one))
    .flatMap(({ clusterArn }) => clusterArn ?? [])

const toTaskCount = ({ runningTasksCount = 0, pendingTasksCount = 0 }: ListedCluster): number =>
  runningTasksCount + pendingTasksCount
