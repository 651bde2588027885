import 'server-only'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'

const BUSY_TIMEOUT_MS = 5_000
const OPENING_TIMEOUT_MS = 30_000
const OPENING_STEP_MS = 20

/**
 * Opens a SQLite file, makes it durable (write-ahead log, synced at every commit) and lets
 * `migrate` run alone: whoever else opens the same file waits until it is done, and finds either
 * all of it or nothing.
 *
 * SQLite's own waiting blocks the whole process, and it does not wait at all for a change of the
 * journal mode; so the wait here is between tries.
 */
export async function openSqlite(
  path: string,
  migrate: (database: Sqlite.Database) => Promise<void>,
): Promise<Sqlite.Database> {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true })
  const database = new Sqlite(path, { timeout: 0 })
  try {
    await whenFree(() => database.pragma('journal_mode = WAL'))
    database.pragma('synchronous = FULL')
    await whenFree(() => database.exec('BEGIN IMMEDIATE'))
    await migrate(database)
    database.exec('COMMIT')
    database.pragma('foreign_keys = ON')
    database.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

async function whenFree(step: () => unknown): Promise<void> {
  const deadline = Date.now() + OPENING_TIMEOUT_MS
  for (;;) {
    try {
      step()
      return
    } catch (error) {
      if (!isBusy(error) || Date.now() > deadline) throw error
    }
    await delay(OPENING_STEP_MS)
  }
}

const isBusy = (error: unknown): boolean =>
  error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')
