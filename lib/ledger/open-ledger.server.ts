import 'server-only'
import type { Database } from 'better-sqlite3'
import { Kysely, Migrator, SqliteDialect } from 'kysely'
import { Chores } from './chores.ts'
import { SILENT_LOG } from './trouble/ledger-log.ts'
import type { LedgerLog } from './trouble/ledger-log.ts'
import { migrations } from './migrations.ts'
import { createSealer } from './documents/sealer.server.ts'
import type { Sealer } from './documents/sealer.server.ts'
import { checkStore, requireReadable } from './sqlite/check-store.server.ts'
import { eraseDeleted } from './sqlite/erase-deleted.server.ts'
import { createSqliteDialect } from './sqlite/sqlite-dialect.server.ts'
import { SqliteStore } from './sqlite/sqlite-store.server.ts'
import type { StoreOptions } from './sqlite/sqlite-store.server.ts'
import type { Tables } from './tables.ts'

export interface Ledger {
  /** Queries reject with `LedgerUnavailable` while the database cannot serve. */
  db: Kysely<Tables>
  sealer: Sealer
  chores: Chores
  /** Sessions that have ended, but could not be written as ended yet. */
  endedSids: Set<string>
  /** Removes from the files what was deleted; later, where another program reads them now. */
  eraseDeleted(): Promise<void>
  /** Proves that the database takes writes now. @throws LedgerUnavailable */
  check(): Promise<void>
  /** Proves that the database can be read, which it can while others write. @throws LedgerUnavailable */
  requireReadable(): Promise<void>
  close(): Promise<void>
}

export interface LedgerOptions extends Partial<Omit<StoreOptions, 'path' | 'migrate'>> {
  choreWaitMs?: number
}

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
  const store = await openStore(url, { ...options, log: options.log ?? SILENT_LOG })
  const db = new Kysely<Tables>({ dialect: createSqliteDialect(store) })
  const chores = new Chores({
    onError: (err, chore) => store.log.error({ err, chore }, 'the ledger gave a chore up'),
    firstWaitMs: options.choreWaitMs,
  })
  return {
    db,
    sealer: createSealer(secret),
    chores,
    endedSids: new Set(),
    eraseDeleted: async () => void (await chores.run('erase', () => eraseDeleted(store))),
    check: sharedWhileRunning(() => checkStore(store)),
    requireReadable: () => requireReadable(store),
    close: async () => {
      chores.close()
      await store.close()
    },
  }
}

/** Whoever asks while it runs gets the same answer. */
function sharedWhileRunning<T>(run: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined
  return () => (running ??= run().finally(() => (running = undefined)))
}

async function openStore(
  url: string,
  options: LedgerOptions & { log: LedgerLog },
): Promise<SqliteStore> {
  if (!url.startsWith('file:')) {
    throw new Error(`A ledger’s URL is file:PATH; ${url.split(':')[0]}: isn’t supported`)
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
