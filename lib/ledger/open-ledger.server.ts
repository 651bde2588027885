import 'server-only'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Sqlite from 'better-sqlite3'
import { Kysely, Migrator, SqliteDialect } from 'kysely'
import { migrations } from './migrations.ts'
import { createSealer } from './sealer.server.ts'
import type { Sealer } from './sealer.server.ts'
import type { Tables } from './tables.ts'

export interface Ledger {
  db: Kysely<Tables>
  sealer: Sealer
  close(): Promise<void>
}

export const DEFAULT_DATABASE_URL = 'file:./data/slipway.db'

/**
 * Opens the database and brings it to the newest migration.
 *
 * @param url `file:PATH` (`file::memory:` for one that is gone with the process).
 * @param secret what every encryption key is derived from.
 * @throws when the URL is of another kind, or the file cannot be opened or migrated.
 */
export async function openLedger(url: string, secret: string): Promise<Ledger> {
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: openSqlite(url) }) })
  const { error } = await new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
  }).migrateToLatest()
  if (error) {
    await db.destroy()
    throw new Error(`The database ${url} could not be migrated`, { cause: error })
  }
  return { db, sealer: createSealer(secret), close: () => db.destroy() }
}

function openSqlite(url: string) {
  if (!url.startsWith('file:')) {
    throw new Error(`DATABASE_URL must be file:PATH; ${url.split(':')[0]}: is not supported`)
  }
  const path = url.slice('file:'.length)
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true })
  const database = new Sqlite(path)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
  database.pragma('busy_timeout = 5000')
  return database
}
