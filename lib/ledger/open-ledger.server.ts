import 'server-only'
import type { Database } from 'better-sqlite3'
import { Kysely, Migrator, SqliteDialect } from 'kysely'
import { SILENT_LOG } from './ledger-log.ts'
import type { LedgerLog } from './ledger-log.ts'
import { migrations } from './migrations.ts'
import { createSealer } from './sealer.server.ts'
import type { Sealer } from './sealer.server.ts'
import { createSqliteDialect } from './sqlite/sqlite-dialect.server.ts'
import { SqliteStore } from './sqlite/sqlite-store.server.ts'
import type { StoreOptions } from './sqlite/sqlite-store.server.ts'
import type { Tables } from './tables.ts'

export interface Ledger {
  /** Queries reject with `LedgerUnavailable` while the database cannot serve. */
  db: Kysely<Tables>
  sealer: Sealer
  close(): Promise<void>
}

export const DEFAULT_DATABASE_URL = 'file:./data/slipway.db'

export type LedgerOptions = Partial<Omit<StoreOptions, 'path' | 'migrate'>>

/**
 * Opens the database and brings it to the newest migration.
 *
 * @param url `file:PATH` (`file::memory:` for one that is gone with the process).
 * @param secret what every encryption key is derived from.
 * @throws when the URL is of another kind, or the file cannot be opened or migrated.
 */
export async function openLedger(
  url: string,
  secret: string,
  options: LedgerOptions = {},
): Promise<Ledger> {
  const store = await openStore(url, { log: SILENT_LOG, ...options })
  const db = new Kysely<Tables>({ dialect: createSqliteDialect(store) })
  return { db, sealer: createSealer(secret), close: () => store.close() }
}

async function openStore(
  url: string,
  options: LedgerOptions & { log: LedgerLog },
): Promise<SqliteStore> {
  if (!url.startsWith('file:')) {
    throw new Error(`DATABASE_URL must be file:PATH; ${url.split(':')[0]}: is not supported`)
  }
  try {
    return await SqliteStore.open({ ...options, path: url.slice('file:'.length), migrate })
  } catch (error) {
    throw new Error(`The database ${url} could not be opened: ${messageOf(error)}`, {
      cause: error,
    })
  }
}

async function migrate(database: Database): Promise<void> {
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) })
  const provider = { getMigrations: () => Promise.resolve(migrations) }
  const { error } = await new Migrator({ db, provider }).migrateToLatest()
  if (error) throw new Error(messageOf(error), { cause: error })
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : 'unknown')
