import 'server-only'
import type { Task } from '@aws-sdk/client-ecs'
import type { Selectable } from 'kysely'
import type { Ledger } from './open-ledger.server.ts'
import type { Scope } from './scope.ts'
import { openDocument, sealDocument } from './sealed-document.server.ts'
import type { TaskRow } from './tables.ts'

/** A task as the ledger holds it. `state` is what ECS described last. Times are ISO 8601. */
export interface LedgerTask {
  taskArn: string
  clusterArn: string
  region: string
  launchId?: string
  launchedBy?: string
  state: Task
  keptSince: string
  seenAt: string
  changedAt: string
  /** When ECS first answered MISSING for it. */
  forgottenAt?: string
}

export interface TaskOrigin {
  accountId: string
  region: string
  launchId?: string
  launchedBy?: string
}

/**
 * Records an observation of a task. An older `version` never overwrites a newer one, and an
 * unchanged one only moves `seen_at`.
 */
export async function recordTask(
  ledger: Ledger,
  origin: TaskOrigin,
  task: Task,
  nowIso: string,
): Promise<void> {
  const { taskArn, clusterArn, taskDefinitionArn = '', lastStatus = 'UNKNOWN' } = task
  if (!taskArn || !clusterArn) return
  const { json, secrets } = await sealDocument(ledger.sealer, task, taskArn)
  const version = task.version ?? 0
  await ledger.db
    .insertInto('tasks')
    .values({
      task_arn: taskArn,
      account_id: origin.accountId,
      region: origin.region,
      cluster_arn: clusterArn,
      task_id: taskArn.slice(taskArn.lastIndexOf('/') + 1),
      task_definition_arn: taskDefinitionArn,
      launch_id: origin.launchId ?? null,
      launched_by: origin.launchedBy ?? null,
      last_status: lastStatus,
      version,
      state: json,
      state_secrets: secrets,
      created_at: (task.createdAt ?? new Date(nowIso)).toISOString(),
      kept_since: nowIso,
      seen_at: nowIso,
      changed_at: nowIso,
      forgotten_at: null,
    })
    .onConflict(conflict => conflict.column('task_arn').doNothing())
    .execute()
  await ledger.db
    .updateTable('tasks')
    .set({
      last_status: lastStatus,
      version,
      state: json,
      state_secrets: secrets,
      changed_at: nowIso,
    })
    .where('task_arn', '=', taskArn)
    .where('version', '<=', version)
    .where('state', '!=', json)
    .execute()
  await ledger.db
    .updateTable('tasks')
    .set({ seen_at: nowIso, forgotten_at: null })
    .where('task_arn', '=', taskArn)
    .where('version', '<=', version)
    .execute()
}

/** ECS answers MISSING for it: the last state stays, and the time is noted once. */
export async function markForgotten(
  ledger: Ledger,
  taskArn: string,
  nowIso: string,
): Promise<void> {
  await ledger.db
    .updateTable('tasks')
    .set({ forgotten_at: nowIso })
    .where('task_arn', '=', taskArn)
    .where('forgotten_at', 'is', null)
    .execute()
}

export async function readTasks(
  ledger: Ledger,
  scope: Scope,
  taskArns: readonly string[],
): Promise<LedgerTask[]> {
  if (taskArns.length === 0) return []
  return select(ledger, scope, query => query.where('task_arn', 'in', taskArns))
}

/** The newest tasks of the scope, in one Region. */
export async function readRecentTasks(
  ledger: Ledger,
  scope: Scope,
  { region, limit }: { region: string; limit: number },
): Promise<LedgerTask[]> {
  return select(ledger, scope, query =>
    query.where('region', '=', region).orderBy('created_at', 'desc').limit(limit),
  )
}

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
    .selectAll()
    .where('account_id', '=', scope.accountId)
    .where('cluster_arn', 'in', scope.clusterArns)

async function select(
  ledger: Ledger,
  scope: Scope,
  narrow: (query: ReturnType<typeof tasksOf>) => ReturnType<typeof tasksOf>,
): Promise<LedgerTask[]> {
  if (scope.clusterArns.length === 0) return []
  const rows = await narrow(tasksOf(ledger, scope)).execute()
  return Promise.all(rows.map(row => toLedgerTask(ledger, row)))
}

async function toLedgerTask(ledger: Ledger, row: Selectable<TaskRow>): Promise<LedgerTask> {
  const sealed = { json: row.state, secrets: row.state_secrets }
  return {
    taskArn: row.task_arn,
    clusterArn: row.cluster_arn,
    region: row.region,
    launchId: row.launch_id ?? undefined,
    launchedBy: row.launched_by ?? undefined,
    state: asTask(await openDocument(ledger.sealer, sealed, row.task_arn)),
    keptSince: row.kept_since,
    seenAt: row.seen_at,
    changedAt: row.changed_at,
    forgottenAt: row.forgotten_at ?? undefined,
  }
}

/** Safe: the column is written by `recordTask` alone. */
const asTask = (document: unknown) => document as Task
