import 'server-only'
import type { Task } from '@aws-sdk/client-ecs'
import { sql } from 'kysely'
import type { Insertable, Selectable } from 'kysely'
import { nameOfArn } from '../../aws/arn.ts'
import { fitTask } from '../../aws/ecs/ecs-documents.server.ts'
import type { Ledger } from '../open-ledger.server.ts'
import type { Scope } from '../scope.ts'
import { openDocument, sealDocument, toOpenJson } from '../documents/sealed-document.server.ts'
import { lastSeenTaskIso, rememberSeenTask } from './seen-tasks.ts'
import type { TaskTable } from '../tables.ts'

/** A task as the ledger holds it. `state` is what ECS described last. Times are ISO 8601. */
export interface StoredTask {
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
 * Records what ECS answered about tasks. An older `version` never overwrites a newer one. Nothing is
 * written of a task that didn't change: that it was seen is remembered until the process ends.
 */
export async function recordTasks(
  ledger: Ledger,
  origin: TaskOrigin,
  tasks: readonly Task[],
  nowIso: string,
): Promise<void> {
  const known = await readVersions(ledger, tasks)
  const changed: Insertable<TaskTable>[] = []
  for (const task of tasks) {
    const { taskArn, clusterArn } = task
    if (!taskArn || !clusterArn) continue
    const before = known.get(taskArn)
    const version = versionOf(task)
    if (before && before.version > version) continue
    if (before?.state === toOpenJson(task) && !before.forgotten_at) {
      rememberSeenTask(ledger, taskArn, nowIso)
    } else {
      changed.push(await toRow(ledger, origin, { ...task, taskArn, clusterArn }, nowIso))
    }
  }
  if (changed.length === 0) return
  await ledger.db.transaction().execute(async db => {
    for (const row of changed) await upsert(db, row)
  })
}

/** The column holds whole numbers only. */
const versionOf = ({ version = 0 }: Task) => (Number.isSafeInteger(version) ? version : 0)

async function readVersions(ledger: Ledger, tasks: readonly Task[]) {
  const arns = tasks.flatMap(task => task.taskArn ?? [])
  if (arns.length === 0) return new Map<string, never>()
  const rows = await ledger.db
    .selectFrom('tasks')
    .select(['task_arn', 'version', 'state', 'forgotten_at'])
    .where('task_arn', 'in', arns)
    .execute()
  return new Map(rows.map(row => [row.task_arn, row]))
}

async function toRow(
  ledger: Ledger,
  origin: TaskOrigin,
  task: Task & { taskArn: string; clusterArn: string },
  nowIso: string,
): Promise<Insertable<TaskTable>> {
  const { taskArn, clusterArn, taskDefinitionArn = '', lastStatus = 'UNKNOWN' } = task
  const { json, secrets } = await sealDocument(ledger.sealer, task, taskArn)
  return {
    task_arn: taskArn,
    account_id: origin.accountId,
    region: origin.region,
    cluster_arn: clusterArn,
    task_id: nameOfArn(taskArn),
    task_definition_arn: taskDefinitionArn,
    launch_id: origin.launchId ?? null,
    launched_by: origin.launchedBy ?? null,
    last_status: lastStatus,
    version: versionOf(task),
    state: json,
    state_secrets: secrets,
    created_at: (task.createdAt ?? new Date(nowIso)).toISOString(),
    kept_since: nowIso,
    seen_at: nowIso,
    changed_at: nowIso,
    forgotten_at: null,
  }
}

type Db = Pick<Ledger['db'], 'insertInto'>

/** The version is compared once more in the row: another process may have been quicker. */
async function upsert(db: Db, row: Insertable<TaskTable>): Promise<void> {
  const { last_status, version, state, state_secrets, seen_at, changed_at, forgotten_at } = row
  await db
    .insertInto('tasks')
    .values(row)
    .onConflict(conflict =>
      conflict
        .column('task_arn')
        .doUpdateSet({
          last_status,
          version,
          state,
          state_secrets,
          seen_at,
          changed_at,
          forgotten_at,
          launch_id: eb => eb.fn.coalesce('tasks.launch_id', eb.val(row.launch_id)),
          launched_by: eb => eb.fn.coalesce('tasks.launched_by', eb.val(row.launched_by)),
        })
        .where('tasks.version', '<=', version),
    )
    .execute()
}

/** ECS answers MISSING for it: the last state stays, and the time is noted once. */
export async function markForgotten(
  ledger: Ledger,
  taskArn: string,
  nowIso: string,
): Promise<void> {
  // An update takes the lock even where it changes nothing, so it is asked first.
  const row = await ledger.db
    .selectFrom('tasks')
    .select('task_arn')
    .where('task_arn', '=', taskArn)
    .where('forgotten_at', 'is', null)
    .executeTakeFirst()
  if (!row) return
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
): Promise<StoredTask[]> {
  if (taskArns.length === 0) return []
  return select(ledger, scope, query => query.where('task_arn', 'in', taskArns))
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
  const pattern = `%:task-definition/${family.replace(/[!%_]/g, '!$&')}:%`
  const tasks = await select(ledger, scope, query =>
    query
      .where('last_status', '=', 'STOPPED')
      .where(sql<boolean>`task_definition_arn like ${pattern} escape '!'`)
      .orderBy('created_at', 'desc')
      .limit(limit),
  )
  // SQLite's LIKE takes capitals for small letters; families differ by them.
  const part = `:task-definition/${family}:`
  return tasks.filter(({ state }) => state.taskDefinitionArn?.includes(part))
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
): Promise<StoredTask[]> {
  if (scope.clusterArns.length === 0) return []
  const rows = await narrow(tasksOf(ledger, scope)).execute()
  return Promise.all(rows.map(row => toStoredTask(ledger, row)))
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
    seenAt: lastSeenTaskIso(ledger, row.task_arn, row.seen_at),
    changedAt: row.changed_at,
    forgottenAt: row.forgotten_at ?? undefined,
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
