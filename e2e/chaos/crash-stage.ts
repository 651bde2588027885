import Sqlite from 'better-sqlite3'
import { z } from 'zod'

/** How far a launch had come when the process was killed, in the order of its steps. */
export const crashStages = ['not stored', 'stored', 'started', 'answered'] as const
export type CrashStage = (typeof crashStages)[number]

const callRow = z.object({ state: z.string() })

/**
 * Reads the database of a dashboard that has ended, as the next start will find it.
 *
 * @param hasTask whether AWS started a task for the launch
 */
export function findCrashStage(databasePath: string, launchId: string, hasTask: boolean) {
  const database = new Sqlite(databasePath, { readonly: true })
  try {
    const row = database.prepare('select state from launch_calls where launch_id = ?').get(launchId)
    return toStage(row === undefined ? undefined : callRow.parse(row).state, hasTask)
  } finally {
    database.close()
  }
}

function toStage(state: string | undefined, hasTask: boolean): CrashStage {
  if (state === undefined) return 'not stored'
  if (state !== 'open') return 'answered'
  return hasTask ? 'started' : 'stored'
}
