import 'server-only'
import { processWide } from '../../process-wide.ts'
import { createLedgerMemory } from '../ledger-memory.ts'
import type { Ledger } from '../open-ledger.server.ts'

/** When each task was last seen, by ARN, in ISO 8601. */
const seen = createLedgerMemory<string>('seen-tasks', 10_000)

/** The tasks of a ledger whose last sighting is not written down. */
function unwrittenOf(ledger: object): Set<string> {
  const byLedger = processWide('unwritten-sightings', () => new WeakMap<object, Set<string>>())
  const unwritten = byLedger.get(ledger) ?? new Set<string>()
  byLedger.set(ledger, unwritten)
  return unwritten
}

/** ECS described the task as it is in the ledger. Not written: a poll may say so every second. */
export function rememberSeenTask(ledger: object, taskArn: string, nowIso: string): void {
  seen.set(ledger, taskArn, nowIso)
  unwrittenOf(ledger).add(taskArn)
}

/** The later of what is remembered and what was written with the task's last change. */
export function lastSeenTaskIso(ledger: object, taskArn: string, writtenIso: string): string {
  const seenIso = seen.get(ledger, taskArn)
  return seenIso !== undefined && seenIso > writtenIso ? seenIso : writtenIso
}

/**
 * Writes down when tasks that didn't change were last seen, so that a restart isn't taken for a time
 * in which nobody watched. What can't be written is written the next time.
 */
export async function writeSightings(ledger: Ledger): Promise<void> {
  const unwritten = unwrittenOf(ledger)
  const taskArns = [...unwritten]
  if (taskArns.length === 0) return
  await ledger.db.transaction().execute(async db => {
    for (const taskArn of taskArns) {
      const seenIso = seen.get(ledger, taskArn)
      if (seenIso === undefined) continue
      await db
        .updateTable('tasks')
        .set({ seen_at: seenIso })
        .where('task_arn', '=', taskArn)
        .where('seen_at', '<', seenIso)
        .execute()
    }
  })
  for (const taskArn of taskArns) unwritten.delete(taskArn)
}
