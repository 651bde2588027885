import 'server-only'
import { realpathSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import type { LedgerLog } from '../trouble/ledger-log.ts'
import { createMissingFile, makeFilesPrivate } from './database-files.server.ts'
import { whenFree } from './lock-waits.server.ts'

export interface Opening {
  migrate: (database: Sqlite.Database) => Promise<void>
  log: LedgerLog
  /** How long to wait for another program's lock. */
  patienceMs: number
  /** Whether a missing file is created. */
  mayCreate: boolean
}

/**
 * Opens a SQLite file, makes it durable (write-ahead log, synced at every commit), has deleted bytes
 * overwritten, and lets `migrate` run alone: whoever else opens the same file waits until it is
 * done, and finds either all of it or nothing.
 */
export async function openSqlite(
  path: string,
  { migrate, log, patienceMs, mayCreate }: Opening,
): Promise<Sqlite.Database> {
  const isFile = path !== ':memory:'
  if (isFile && mayCreate) createMissingFile(path, log)
  if (isFile) makeFilesPrivate(path, log)
  const database = new Sqlite(path, { timeout: 0, fileMustExist: isFile })
  try {
    await whenFree(() => database.pragma('journal_mode = WAL'), { patienceMs })
    database.pragma('synchronous = FULL')
    database.pragma('secure_delete = ON')
    await whenFree(() => database.exec('BEGIN IMMEDIATE'), { patienceMs })
    await migrate(database)
    database.exec('COMMIT')
    database.pragma('foreign_keys = ON')
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** SQLite follows a symbolic link and keeps its log beside the file that the link names. */
export function toRealPath(path: string): string {
  try {
    return path === ':memory:' ? path : realpathSync(path)
  } catch {
    return path
  }
}

/**
 * Refuses a file that holds no ledger, before anything is written to it: an empty file in the place
 * of the database would become an empty database.
 */
export async function requireLedgerFile(path: string, patienceMs: number): Promise<void> {
  const database = new Sqlite(path, { timeout: 0, readonly: true, fileMustExist: true })
  try {
    const find = () =>
      database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'kysely_migration'").get()
    if (!(await whenFree(find, { patienceMs }))) {
      throw new Error(`${path} was replaced by a file that holds no ledger`)
    }
  } finally {
    database.close()
  }
}
