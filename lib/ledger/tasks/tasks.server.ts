import 'server-only'
import type { Task } from '@aws-sdk/client-ecs'
import type { Selectable } from 'kysely'
import { fitTask } from '../../aws/ecs/ecs-documents.server.ts'
import type { Ledger } from '../open-ledger.server.ts'
import type { Scope } from '../scope.ts'
import { openDocument } from '../documents/sealed-document.server.ts'
import { readStopRequest } from '../../task-view/stop-request.ts'
import { stoppedStatuses } from '../../task-view/status-view.ts'
import { findKept, keep } from './kept-tasks.ts'
import { lastSeenTaskIso } from './seen-tasks.server.ts'
import type { StoredTask } from './stored-task.ts'
import type { TaskTable } from '../tables.ts'

export async function readTasks(
  ledger: Ledger,
  scope: Scope,
  taskArns: readonly string[],
): Promise<StoredTask[]> {
  if (taskArns.length === 0) return []
  return select(ledger, scope, query => query.where('task_arn', 'in', taskArns))
}

/** Which of these tasks the ledger holds in the scope. */
export async function readKnownTaskArns(
  ledger: Ledger,
  scope: Scope,
  taskArns: readonly string[],
): Promise<Set<string>> {
  if (taskArns.length === 0 || scope.clusterArns.length === 0) return new Set()
  const rows = await ledger.db
    .selectFrom('tasks')
    .select('task_arn')
    .where('account_id', '=', scope.accountId)
    .where('cluster_arn', 'in', scope.clusterArns)
    .where('task_arn', 'in', taskArns)
    .execute()
  return new Set(rows.map(row => row.task_arn))
}

/** The newest tasks of the scope, in one Region. */
export async function readRecentTasks(
  ledger: Ledger,
  scope: Scope,
  { region, limit }: { region: string; limit: number },
): Promise<StoredTask[]> {
  return select(ledger, scope, query =>
    query.where('region', '=', region).orderBy('created_at', 'desc').limit(limit),
  )
}

/** The newest stopped tasks of a task definition family in the scope. */
export async function readStoppedTasksOf(
  ledger: Ledger,
  scope: Scope,
  { family, limit }: { family: string; limit: number },
): Promise<StoredTask[]> {
  return select(ledger, scope, query =>
    query
      .where('family', '=', family)
      .where('last_status', '=', 'STOPPED')
      .orderBy('created_at', 'desc')
      .limit(limit),
  )
}

/** The newest tasks of a family that were created since, in the scope and in one Region. */
export async function readTasksOf(
  ledger: Ledger,
  scope: Scope,
  {
    family,
    region,
    sinceIso,
    limit,
  }: { family: string; region: string; sinceIso: string; limit: number },
): Promise<StoredTask[]> {
  return select(ledger, scope, query =>
    query
      .where('family', '=', family)
      .where('region', '=', region)
      .where('created_at', '>=', sinceIso)
      .orderBy('created_at', 'desc')
      .limit(limit),
  )
}

/** The newest tasks of a family that were created before, in the scope and in one Region. */
export async function readTasksBefore(
  ledger: Ledger,
  scope: Scope,
  {
    family,
    region,
    beforeIso,
    limit,
  }: { family: string; region: string; beforeIso: string; limit: number },
): Promise<StoredTask[]> {
  return select(ledger, scope, query =>
    query
      .where('family', '=', family)
      .where('region', '=', region)
      .where('created_at', '<', beforeIso)
      .orderBy('created_at', 'desc')
      .limit(limit),
  )
}

/** The families of the tasks that the ledger holds in the scope, those that ran last first. */
export async function readFamiliesIn(
  ledger: Ledger,
  scope: Scope,
  limit: number,
): Promise<string[]> {
  if (scope.clusterArns.length === 0) return []
  const rows = await ledger.db
    .selectFrom('tasks')
    .select('family')
    .where('account_id', '=', scope.accountId)
    .where('cluster_arn', 'in', scope.clusterArns)
    .where('family', '!=', '')
    .groupBy('family')
    .orderBy(eb => eb.fn.max('created_at'), 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ family }) => family)
}

/** A cluster on which tasks that were launched here have not ended, as far as is known. */
export interface OpenCluster {
  accountId: string
  clusterArn: string
  /** The sessions that launched them. */
  sids: string[]
}

export async function readOpenClusters(ledger: Ledger): Promise<OpenCluster[]> {
  const rows = await ledger.db
    .selectFrom('tasks')
    .innerJoin('launches', 'launches.id', 'tasks.launch_id')
    .select(['tasks.account_id', 'tasks.cluster_arn', 'launches.sid'])
    .distinct()
    .where('tasks.last_status', 'not in', stoppedStatuses)
    .where('tasks.forgotten_at', 'is', null)
    .execute()
  const clusters = Map.groupBy(rows, row => `${row.account_id} ${row.cluster_arn}`)
  return [...clusters.values()].flatMap(([first, ...others]) =>
    first
      ? {
          accountId: first.account_id,
          clusterArn: first.cluster_arn,
          sids: [first, ...others].map(({ sid }) => sid),
        }
      : [],
  )
}

/** The tasks that were launched here and have not ended, as far as is known. */
export const readOpenTasks = (ledger: Ledger, scope: Scope): Promise<StoredTask[]> =>
  select(ledger, scope, query =>
    query
      .where('launch_id', 'is not', null)
      .where('last_status', 'not in', stoppedStatuses)
      .where('forgotten_at', 'is', null),
  )

/** Where a bare task id may be found: the ARNs that end with it. */
export async function findTaskArns(
  ledger: Ledger,
  scope: Scope,
  taskId: string,
): Promise<string[]> {
  const tasks = await select(ledger, scope, query => query.where('task_id', '=', taskId))
  return tasks.map(task => task.taskArn)
}

/** The clusters of which the ledger holds tasks. Says nothing about who may see them. */
export async function readKnownClusterArns(
  ledger: Ledger,
  accountId: string,
  region?: string,
): Promise<string[]> {
  const rows = await ledger.db
    .selectFrom('tasks')
    .select('cluster_arn')
    .distinct()
    .where('account_id', '=', accountId)
    .$if(region !== undefined, query => query.where('region', '=', region ?? ''))
    .execute()
  return rows.map(row => row.cluster_arn)
}

const tasksOf = (ledger: Ledger, scope: Scope) =>
  ledger.db
    .selectFrom('tasks')
    .select(['task_arn', 'writes', 'seen_at'])
    .where('account_id', '=', scope.accountId)
    .where('cluster_arn', 'in', scope.clusterArns)

/** Rows that were not written since they were read last are not read again. */
async function select(
  ledger: Ledger,
  scope: Scope,
  narrow: (query: ReturnType<typeof tasksOf>) => ReturnType<typeof tasksOf>,
): Promise<StoredTask[]> {
  if (scope.clusterArns.length === 0) return []
  const found = await narrow(tasksOf(ledger, scope)).execute()
  // Looked up once: another request may keep a later row meanwhile.
  const kept = new Map(
    found.flatMap(({ task_arn, writes }) => {
      const task = findKept(ledger, task_arn, writes)
      return task ? [[task_arn, task] as const] : []
    }),
  )
  const unread = found.map(row => row.task_arn).filter(taskArn => !kept.has(taskArn))
  const read = await readWhole(ledger, unread)
  return found.flatMap(({ task_arn, seen_at }) => {
    const task = kept.get(task_arn) ?? read.get(task_arn)
    return task ? { ...task, seenAt: lastSeenTaskIso(ledger, task_arn, seen_at) } : []
  })
}

async function readWhole(
  ledger: Ledger,
  taskArns: readonly string[],
): Promise<Map<string, StoredTask>> {
  const tasks = new Map<string, StoredTask>()
  if (taskArns.length === 0) return tasks
  const rows = await ledger.db
    .selectFrom('tasks')
    .selectAll()
    .where('task_arn', 'in', taskArns)
    .execute()
  for (const row of rows) {
    const task = await toStoredTask(ledger, row)
    keep(ledger, row.writes, task)
    tasks.set(row.task_arn, task)
  }
  return tasks
}

async function toStoredTask(ledger: Ledger, row: Selectable<TaskTable>): Promise<StoredTask> {
  const sealed = { json: row.state, secrets: row.state_secrets }
  return {
    taskArn: row.task_arn,
    clusterArn: row.cluster_arn,
    region: row.region,
    launchId: row.launch_id ?? undefined,
    launchedBy: row.launched_by ?? undefined,
    state: toState(row, await openDocument(ledger.sealer, sealed, row.task_arn)),
    keptSince: row.kept_since,
    seenAt: row.seen_at,
    changedAt: row.changed_at,
    forgottenAt: row.forgotten_at ?? undefined,
    stopRequest: readStopRequest(row.stop_request),
  }
}

/** The row names the task also where its document was damaged. */
const toState = (row: Selectable<TaskTable>, document: unknown): Task => ({
  taskArn: row.task_arn,
  clusterArn: row.cluster_arn,
  taskDefinitionArn: row.task_definition_arn || undefined,
  lastStatus: row.last_status,
  ...fitTask(document),
})
