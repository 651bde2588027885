import 'server-only'
import type { Database } from 'better-sqlite3'
import { Kysely, Migrator, SqliteDialect } from 'kysely'
import { migrations } from './migrations.ts'
import { openSqlite } from './open-sqlite.server.ts'
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
  const db = await openDatabase(url)
  return { db, sealer: createSealer(secret), close: () => db.destroy() }
}

async function openDatabase(url: string): Promise<Kysely<Tables>> {
  if (!url.startsWith('file:')) {
    throw new Error(`DATABASE_URL must be file:PATH; ${url.split(':')[0]}: is not supported`)
  }
  const path = url.slice('file:'.length)
  try {
    const database = await openSqlite(path, async opened => migrate(kyselyOf(opened)))
    return kyselyOf(database)
  } catch (error) {
    throw new Error(`The database ${url} could not be opened: ${messageOf(error)}`, {
      cause: error,
    })
  }
}

const kyselyOf = (database: Database) =>
  new Kysely<Tables>({ dialect: new SqliteDialect({ database }) })

async function migrate(db: Kysely<Tables>): Promise<void> {
  const provider = { getMigrations: () => Promise.resolve(migrations) }
  const { error } = await new Migrator({ db, provider }).migrateToLatest()
  if (error) throw new Error(messageOf(error), { cause: error })
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : 'unknown')
