import 'server-only'
import type { Database } from 'better-sqlite3'
import { SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import type { CompiledQuery, DatabaseConnection, Dialect, Driver, QueryResult } from 'kysely'
import type { SqliteStore } from './sqlite-store.server.ts'

/**
 * Kysely on a `SqliteStore`. Kysely's own SQLite driver gives its one connection to one query at a
 * time: a write that waits for a foreign lock would hold every other request.
 */
export const createSqliteDialect = (store: SqliteStore): Dialect => ({
  createAdapter: () => new SqliteAdapter(),
  createDriver: () => new StoreDriver(store),
  createIntrospector: db => new SqliteIntrospector(db),
  createQueryCompiler: () => new SqliteQueryCompiler(),
})

class StoreConnection implements DatabaseConnection {
  isInTransaction = false
  readonly #store: SqliteStore

  constructor(store: SqliteStore) {
    this.#store = store
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const step = (database: Database) => execute<R>(database, query)
    const { result } = this.isInTransaction
      ? await this.#store.runInside(step)
      : await this.#store.run(step, ({ isWrite }) => (isWrite ? 'write' : 'read'))
    return result
  }

  streamQuery(): never {
    throw new Error('The ledger streams no queries')
  }
}

function execute<R>(database: Database, { sql, parameters }: CompiledQuery) {
  const statement = database.prepare<unknown[], R>(sql)
  const isWrite = !statement.readonly
  if (statement.reader) return { isWrite, result: { rows: statement.all(parameters) } }
  const { changes, lastInsertRowid } = statement.run(parameters)
  const result = {
    rows: [],
    numAffectedRows: BigInt(changes),
    insertId: BigInt(lastInsertRowid),
  }
  return { isWrite, result }
}

class StoreDriver implements Driver {
  readonly #store: SqliteStore

  constructor(store: SqliteStore) {
    this.#store = store
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<StoreConnection> {
    return new StoreConnection(this.#store)
  }

  /** A transaction locks at its begin, so that it never finds a lock in its middle. */
  async beginTransaction(connection: StoreConnection): Promise<void> {
    await this.#store.begin()
    connection.isInTransaction = true
  }

  async commitTransaction(connection: StoreConnection): Promise<void> {
    await this.#store.commit()
    connection.isInTransaction = false
  }

  async rollbackTransaction(connection: StoreConnection): Promise<void> {
    if (connection.isInTransaction) await this.#store.rollback()
    connection.isInTransaction = false
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {
    await this.#store.close()
  }
}
