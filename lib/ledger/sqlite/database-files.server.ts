import 'server-only'
import { chmodSync, closeSync, mkdirSync, openSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Database } from 'better-sqlite3'
import type { LedgerLog } from '../trouble/ledger-log.ts'
import { truncateLog } from './truncate-log.server.ts'

const PRIVATE_FILE = 0o600
const PRIVATE_FOLDER = 0o700
const OTHERS_ACCESS = 0o077

const logOf = (path: string) => `${path}-wal`
const sharedMemoryOf = (path: string) => `${path}-shm`

/**
 * Creates the database's file where none is, readable and writable by its owner alone, and says so
 * in the server's log. SQLite gives the files beside it the same mode.
 *
 * @throws when the file is missing or empty beside a write-ahead log: SQLite would delete the log,
 *   and what was last written with it.
 */
export function createMissingFile(path: string, log: LedgerLog): void {
  mkdirSync(dirname(path), { recursive: true, mode: PRIVATE_FOLDER })
  // The log is looked for first: another process that creates both writes it last.
  const isLogLeft = sizeOf(logOf(path)) > 0
  if (isLogLeft && sizeOf(path) === 0) {
    throw new Error(
      `${path} is missing or empty, but its write-ahead log ${logOf(path)} is there. ` +
        'Restore the file, or move the log away to begin with an empty database.',
    )
  }
  if (statSync(path, { throwIfNoEntry: false })) return
  closeSync(openSync(path, 'a', PRIVATE_FILE))
  log.warn({ path }, 'no database was there: created a new one')
}

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0

/** Takes away what other users of the machine may do with the database's files. */
export function makeFilesPrivate(path: string, log: LedgerLog): void {
  if (process.platform === 'win32') return
  for (const file of [path, logOf(path), sharedMemoryOf(path)]) takeOthersAccess(file, log)
}

function takeOthersAccess(path: string, log: LedgerLog): void {
  const mode = statSync(path, { throwIfNoEntry: false })?.mode ?? 0
  if ((mode & OTHERS_ACCESS) === 0) return
  const before = (mode & 0o777).toString(8)
  try {
    chmodSync(path, PRIVATE_FILE)
    log.warn({ path, before, after: PRIVATE_FILE.toString(8) }, "took away others' access")
  } catch (err) {
    log.warn({ err, path, before }, "could not take away others' access")
  }
}

/** Which files a database was opened on: they are other files when they were replaced. */
export interface FileIdentity {
  database: string
  writeAheadLog: string | undefined
  sharedMemory: string | undefined
}

/** Undefined where there is no file, or none that can be reached. */
export function identifyFiles(path: string): FileIdentity | undefined {
  const database = identify(path)
  if (database === undefined) return undefined
  return {
    database,
    writeAheadLog: identify(logOf(path)),
    sharedMemory: identify(sharedMemoryOf(path)),
  }
}

function identify(path: string): string | undefined {
  try {
    const { dev, ino } = statSync(path, { bigint: true })
    return `${dev}:${ino}`
  } catch {
    return undefined
  }
}

/** SQLite makes the shared memory again where it is missing; the other two hold what was written. */
export const isSameFiles = (path: string, opened: FileIdentity | undefined): boolean =>
  identify(path) === opened?.database && identify(logOf(path)) === opened?.writeAheadLog

/**
 * Closes a database whose file was lost or replaced. What its log holds is put into the old file
 * first, wherever that is now, and the log is deleted: SQLite would read it into the new file.
 *
 * @throws when another program still uses the old file.
 */
export function closeLost(database: Database, path: string, opened: FileIdentity): void {
  if (identify(path) === opened.database) {
    database.close()
    return
  }
  if (!truncateLog(database))
    throw new Error(`${path} was replaced while a program reads the old file`)
  database.close()
  if (identify(logOf(path)) === opened.writeAheadLog) rmSync(logOf(path), { force: true })
  if (identify(sharedMemoryOf(path)) === opened.sharedMemory) {
    rmSync(sharedMemoryOf(path), { force: true })
  }
}
