import 'server-only'
import type { PlacementFailure } from '../../verdict/explain-placement-failure.ts'
import type { StoredCall, StoredRefusal } from './launches.server.ts'
import type { Ledger } from '../open-ledger.server.ts'

/**
 * Notes that RunTask is about to be called. From now on only the answer to this send can prove that
 * it started nothing.
 *
 * @returns whether the call is still open; otherwise nothing may be sent.
 */
export async function claimSend(
  ledger: Ledger,
  launchId: string,
  nowIso: string,
): Promise<boolean> {
  const { numUpdatedRows } = await ledger.db
    .updateTable('launch_calls')
    .set(eb => ({
      unsettled_sends: eb('unsettled_sends', '+', 1),
      sent_at: nowIso,
      failure: null,
    }))
    .where('launch_id', '=', launchId)
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** A send ended without an answer that tells whether something started: the call stays open. */
export async function noteUnanswered(
  ledger: Ledger,
  launchId: string,
  failure: StoredRefusal,
): Promise<void> {
  await ledger.db
    .updateTable('launch_calls')
    .set({ failure: JSON.stringify(failure) })
    .where('launch_id', '=', launchId)
    .where('state', '=', 'open')
    .execute()
}

/** An answer of RunTask that started nothing: a refusal, or `failures[]` without a task. */
export type EmptyAnswer =
  { state: 'refused'; failure: StoredRefusal } | { state: 'answered'; failures: PlacementFailure[] }

/**
 * Records a send that started nothing. It closes the call only when no other send of it may have
 * started something: then this answer is not the last word.
 */
export async function settleEmptySend(
  ledger: Ledger,
  launchId: string,
  answer: EmptyAnswer,
  nowIso: string,
): Promise<void> {
  const failure = answer.state === 'refused' ? JSON.stringify(answer.failure) : null
  const failures = answer.state === 'answered' ? JSON.stringify(answer.failures) : '[]'
  await ledger.db.transaction().execute(async db => {
    await db
      .updateTable('launch_calls')
      .set(eb => ({ unsettled_sends: eb('unsettled_sends', '-', 1), failure }))
      .where('launch_id', '=', launchId)
      .where('state', '=', 'open')
      .execute()
    await db
      .updateTable('launch_calls')
      .set({ state: answer.state, failures, answered_at: nowIso })
      .where('launch_id', '=', launchId)
      .where('state', '=', 'open')
      .where('unsettled_sends', '=', 0)
      .execute()
  })
}

/**
 * Records the tasks of a launch, and closes its call. Tasks are the strongest truth: they replace
 * every other end, and join those that were found before.
 */
export async function recordStarted(
  ledger: Ledger,
  launchId: string,
  started: { taskArns: string[]; failures: PlacementFailure[] },
  nowIso: string,
): Promise<void> {
  await ledger.db.transaction().execute(async db => {
    const { task_arns } = await db
      .updateTable('launch_calls')
      .set({ state: 'answered', failure: null })
      .where('launch_id', '=', launchId)
      .returning('task_arns')
      .executeTakeFirstOrThrow()
    const taskArns = [...new Set([...parsedArns(task_arns), ...started.taskArns])]
    await db
      .updateTable('launch_calls')
      .set(eb => ({
        task_arns: JSON.stringify(taskArns),
        answered_at: eb.fn.coalesce('answered_at', eb.val(nowIso)),
        ...(started.failures.length > 0 && { failures: JSON.stringify(started.failures) }),
      }))
      .where('launch_id', '=', launchId)
      .execute()
  })
}

/** When a listing of the launch's tasks was answered. */
export async function noteLook(ledger: Ledger, launchId: string, nowIso: string): Promise<void> {
  await ledger.db
    .updateTable('launch_calls')
    .set({ looked_at: nowIso })
    .where('launch_id', '=', launchId)
    .execute()
}

/** Safe: the column is written by `insertIntent` and `recordStarted` alone. */
const parsedArns = (json: string) => JSON.parse(json) as StoredCall['taskArns']
