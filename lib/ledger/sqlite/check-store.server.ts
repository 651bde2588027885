import 'server-only'
import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Database } from 'better-sqlite3'
import type { LedgerTrouble } from '../trouble/ledger-unavailable.ts'
import type { SqliteStore } from './sqlite-store.server.ts'

/** Below this a commit may fail at any time. */
const LEAST_FREE_BYTES = 1024 * 1024
const PROBE_BYTES = 64 * 1024

/** Troubles that a lock doesn't show: only a write does. */
const SHOWN_BY_WRITING: readonly LedgerTrouble[] = ['full', 'readonly', 'corrupt', 'disk']

/**
 * Proves that the database takes writes now: its files are in place, its disk has room, and it can
 * be locked. Writes something only while the last writes failed, and takes that away again.
 *
 * @throws LedgerUnavailable
 */
export async function checkStore(store: SqliteStore): Promise<void> {
  if (!store.isInMemory) await requireRoom(store)
  if (store.trouble && SHOWN_BY_WRITING.includes(store.trouble)) {
    await store.run(writeProbe, () => 'write')
  } else {
    await store.run(
      database => database.exec('BEGIN IMMEDIATE; ROLLBACK'),
      () => 'lock',
    )
  }
}

export async function requireReadable(store: SqliteStore): Promise<void> {
  await store.run(database => void database.prepare('SELECT 1 FROM sessions LIMIT 1').get())
}

async function requireRoom(store: SqliteStore): Promise<void> {
  // Where even this fails, the files are gone as well, and the next step says so.
  const disk = await statfs(dirname(store.path)).catch(() => undefined)
  if (!disk) return
  const freeBytes = disk.bavail * disk.bsize
  if (freeBytes >= LEAST_FREE_BYTES) return
  throw store.fail('full', new Error(`Only ${freeBytes} bytes are free on the database’s disk`))
}

function writeProbe(database: Database): void {
  const write = database.transaction(() => {
    database.exec('CREATE TABLE IF NOT EXISTS write_probe (content BLOB)')
    database.prepare('INSERT INTO write_probe VALUES (zeroblob(?))').run(PROBE_BYTES)
  })
  write.immediate()
  database.exec('DROP TABLE write_probe')
}
