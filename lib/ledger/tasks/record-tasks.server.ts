import 'server-only'
import type { Task } from '@aws-sdk/client-ecs'
import type { Insertable, Selectable } from 'kysely'
import { nameOfArn, splitTaskDefinition } from '../../aws/arn.ts'
import { fitTask } from '../../aws/ecs/ecs-documents.server.ts'
import type { Ledger } from '../open-ledger.server.ts'
import { openDocument, sealDocument, toOpenJson } from '../documents/sealed-document.server.ts'
import { parseDocumentJson } from '../documents/document-json.ts'
import { leavesOut, mergeTask } from './merge-task.ts'
import { lastSeenTaskIso, rememberSeenTask } from './seen-tasks.server.ts'
import { isOvertaken, rememberSent } from './sent-order.ts'
import { isStopped } from '../../task-view/status-view.ts'
import { toTransitions } from '../../task-view/transitions.ts'
import { addTransitions } from './transitions.server.ts'
import type { TaskTable } from '../tables.ts'

export interface TaskOrigin {
  accountId: string
  region: string
  launchId?: string
  launchedBy?: string
}

/** When tasks were seen. */
export interface Sighting {
  nowIso: string
  /** When the request was sent, `performance.now()`. */
  sentMs: number
}

/**
 * Records what ECS answered about tasks, and what changed. An older `version` never overwrites a
 * newer one; of two answers with the same version the later request's counts, and a task that has
 * stopped never runs again. Nothing is written of a task that didn't change: that it was seen is
 * remembered until the process ends.
 */
export async function recordTasks(
  ledger: Ledger,
  origin: TaskOrigin,
  tasks: readonly Task[],
  { nowIso, sentMs }: Sighting,
): Promise<void> {
  const seen = { nowIso, sentMs }
  await adopt(ledger, origin, tasks)
  const changed = await findChanged(ledger, ledger.db, tasks, seen)
  if (changed.length === 0) return
  await ledger.db.transaction().execute(async db => {
    // Another answer may have been written since.
    for (const each of await findChanged(ledger, db, changed.map(toAnswer), seen)) {
      await write(ledger, db, origin, each, nowIso)
      rememberSent(ledger, each.task.taskArn, sentMs)
    }
  })
}

/** A launch's tasks may have been seen before its answer came: they are its tasks all the same. */
async function adopt(ledger: Ledger, origin: TaskOrigin, tasks: readonly Task[]): Promise<void> {
  const { launchId, launchedBy } = origin
  const arns = tasks.flatMap(({ taskArn }) => taskArn ?? [])
  if (launchId === undefined || arns.length === 0) return
  await ledger.db
    .updateTable('tasks')
    .set(eb => ({
      launch_id: launchId,
      launched_by: launchedBy ?? null,
      writes: eb('writes', '+', 1),
    }))
    .where('task_arn', 'in', arns)
    .where('launch_id', 'is', null)
    .execute()
}

type KnownTask = Task & { taskArn: string; clusterArn: string }

interface Changed {
  /** What ECS said. */
  answer: Task
  /** What is known with it. */
  task: KnownTask
  before?: Pick<Selectable<TaskTable>, 'state' | 'state_secrets' | 'seen_at' | 'last_status'>
}

const toAnswer = ({ answer }: Changed): Task => answer

async function findChanged(
  ledger: Ledger,
  db: Reader,
  tasks: readonly Task[],
  { nowIso, sentMs }: Sighting,
): Promise<Changed[]> {
  const known = await readKnown(db, tasks)
  const changed: Changed[] = []
  for (const answer of tasks) {
    const { taskArn, clusterArn } = answer
    if (!taskArn || !clusterArn) continue
    const task = { ...fitTask(answer), taskArn, clusterArn }
    const before = known.get(taskArn)
    if (!before) {
      changed.push({ answer, task })
      continue
    }
    if (isOutdated(before, task)) continue
    if (before.version === versionOf(task) && isOvertaken(ledger, taskArn, sentMs)) continue
    const merged = await mergeKnown(ledger, before, task)
    if (before.state === toOpenJson(merged) && !before.forgotten_at) {
      rememberSeenTask(ledger, taskArn, nowIso)
      rememberSent(ledger, taskArn, sentMs)
    } else {
      changed.push({ answer, task: merged, before })
    }
  }
  return changed
}

type Known = Pick<
  Selectable<TaskTable>,
  'task_arn' | 'version' | 'state' | 'state_secrets' | 'last_status' | 'seen_at' | 'forgotten_at'
>

const isOutdated = (before: Known, task: Task): boolean =>
  before.version > versionOf(task) || (isStopped(before.last_status) && !isStopped(task.lastStatus))

/** In the order of the API's members, so that the same state is the same text. */
async function mergeKnown(ledger: Ledger, before: Known, task: KnownTask): Promise<KnownTask> {
  const open = fitTask(parseDocumentJson(before.state))
  // Values are opened only where the answer leaves something out.
  const known = leavesOut(open, task) ? await openState(ledger, before) : open
  const { taskArn, clusterArn } = task
  return { ...fitTask(mergeTask(known, task)), taskArn, clusterArn }
}

const openState = async (
  ledger: Ledger,
  { task_arn, state, state_secrets }: Pick<Known, 'task_arn' | 'state' | 'state_secrets'>,
): Promise<Task> =>
  fitTask(await openDocument(ledger.sealer, { json: state, secrets: state_secrets }, task_arn))

async function write(
  ledger: Ledger,
  db: Writer,
  origin: TaskOrigin,
  { task, before }: Changed,
  nowIso: string,
): Promise<void> {
  const { taskArn } = task
  await upsert(db, await toRow(ledger, origin, task, nowIso))
  const known = before && (await openState(ledger, { ...before, task_arn: taskArn }))
  const seenBefore = before && lastSeenTaskIso(ledger, taskArn, before.seen_at)
  const sighting = { taskArn, version: versionOf(task), seenAt: nowIso, seenBefore }
  const last = known && { lastStatus: before.last_status, ...known }
  await addTransitions(db, sighting, toTransitions(last, task))
}

/** The column holds whole numbers only. */
const versionOf = ({ version = 0 }: Task) => (Number.isSafeInteger(version) ? version : 0)

async function readKnown(db: Reader, tasks: readonly Task[]): Promise<Map<string, Known>> {
  const arns = tasks.flatMap(task => task.taskArn ?? [])
  if (arns.length === 0) return new Map()
  const rows = await db
    .selectFrom('tasks')
    .select([
      'task_arn',
      'version',
      'state',
      'state_secrets',
      'last_status',
      'seen_at',
      'forgotten_at',
    ])
    .where('task_arn', 'in', arns)
    .execute()
  return new Map(rows.map(row => [row.task_arn, row]))
}

async function toRow(
  ledger: Ledger,
  origin: TaskOrigin,
  task: KnownTask,
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
    family: splitTaskDefinition(taskDefinitionArn).family,
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

type Reader = Pick<Ledger['db'], 'selectFrom'>
type Writer = Pick<Ledger['db'], 'selectFrom' | 'insertInto'>

/** The version is compared once more in the row: another process may have been quicker. */
async function upsert(db: Writer, row: Insertable<TaskTable>): Promise<void> {
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
          writes: eb => eb('tasks.writes', '+', 1),
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
    .set(eb => ({ forgotten_at: nowIso, writes: eb('writes', '+', 1) }))
    .where('task_arn', '=', taskArn)
    .where('forgotten_at', 'is', null)
    .execute()
}
