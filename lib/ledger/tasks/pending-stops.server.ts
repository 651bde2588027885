import 'server-only'
import type { Selectable } from 'kysely'
import { PENDING_STOP_MS } from '../../task-view/pending-stop.ts'
import type { PendingStop } from '../../task-view/pending-stop.ts'
import { readRefusal } from '../documents/call-documents.ts'
import type { Ledger } from '../open-ledger.server.ts'
import type { Scope } from '../scope.ts'
import type { PendingStopTable } from '../tables.ts'

/** A stop that the server tries again, with the credentials of the session that asked for it. */
export interface StoredStop {
  taskArn: string
  accountId: string
  clusterArn: string
  sid: string
  /** Principal ARN. */
  principal: string
  reason?: string
  /** ISO 8601. */
  askedAt: string
}

export const toPendingUntil = ({ askedAt }: Pick<StoredStop, 'askedAt'>): string =>
  new Date(Date.parse(askedAt) + PENDING_STOP_MS).toISOString()

/**
 * Stores a stop to try again. While another one of the task is open, that one stays: asking twice
 * stops the task once. One that has ended makes room.
 *
 * @returns the stop that is now open.
 */
export async function storePendingStop(ledger: Ledger, stop: StoredStop): Promise<StoredStop> {
  const row = toRow(stop)
  const { task_arn: taskArn, ...asked } = row
  await ledger.db
    .insertInto('pending_stops')
    .values(row)
    .onConflict(conflict =>
      conflict.column('task_arn').doUpdateSet(asked).where('pending_stops.state', '!=', 'open'),
    )
    .execute()
  const open = await ledger.db
    .selectFrom('pending_stops')
    .selectAll()
    .where('task_arn', '=', taskArn)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return open ? toStoredStop(open) : stop
}

/** The open stops of every account, oldest first. For the server itself, never for a page. */
export async function readOpenStops(ledger: Ledger): Promise<StoredStop[]> {
  const rows = await ledger.db
    .selectFrom('pending_stops')
    .selectAll()
    .where('state', '=', 'open')
    .orderBy('asked_at')
    .execute()
  return rows.map(toStoredStop)
}

/** The stop of a task that is tried again, or that ended without stopping it. */
export async function readPendingStop(
  ledger: Ledger,
  scope: Scope,
  taskArn: string,
): Promise<PendingStop | undefined> {
  if (scope.clusterArns.length === 0) return undefined
  const row = await ledger.db
    .selectFrom('pending_stops')
    .selectAll()
    .where('task_arn', '=', taskArn)
    .where('account_id', '=', scope.accountId)
    .where('cluster_arn', 'in', scope.clusterArns)
    .executeTakeFirst()
  if (!row) return undefined
  return {
    state: row.state,
    until: toPendingUntil({ askedAt: row.asked_at }),
    failure: readRefusal(row.failure),
  }
}

/** Notes why an open stop did not stop its task. A stop that was asked for since stays open. */
export async function endPendingStop(
  ledger: Ledger,
  { taskArn, askedAt }: Pick<StoredStop, 'taskArn' | 'askedAt'>,
  { state, failure }: Pick<PendingStop, 'failure'> & { state: 'refused' | 'given-up' },
): Promise<void> {
  await ledger.db
    .updateTable('pending_stops')
    .set({ state, failure: failure ? JSON.stringify(failure) : null })
    .where('task_arn', '=', taskArn)
    .where('asked_at', '=', askedAt)
    .where('state', '=', 'open')
    .execute()
}

/** ECS took a stop of the task, so nothing is left to try. */
export async function forgetPendingStop(ledger: Ledger, taskArn: string): Promise<void> {
  // A deletion takes the lock even where nothing is deleted, so it is asked first.
  const row = await ledger.db
    .selectFrom('pending_stops')
    .select('task_arn')
    .where('task_arn', '=', taskArn)
    .executeTakeFirst()
  if (row) await ledger.db.deleteFrom('pending_stops').where('task_arn', '=', taskArn).execute()
}

const toRow = (stop: StoredStop): Selectable<PendingStopTable> => ({
  task_arn: stop.taskArn,
  account_id: stop.accountId,
  cluster_arn: stop.clusterArn,
  sid: stop.sid,
  principal: stop.principal,
  reason: stop.reason ?? null,
  asked_at: stop.askedAt,
  state: 'open',
  failure: null,
})

const toStoredStop = (row: Selectable<PendingStopTable>): StoredStop => ({
  taskArn: row.task_arn,
  accountId: row.account_id,
  clusterArn: row.cluster_arn,
  sid: row.sid,
  principal: row.principal,
  reason: row.reason ?? undefined,
  askedAt: row.asked_at,
})
