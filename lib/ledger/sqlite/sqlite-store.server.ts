import 'server-only'
import type { Database } from 'better-sqlite3'
import type { LedgerLog } from '../trouble/ledger-log.ts'
import { isLedgerUnavailable, LedgerUnavailable } from '../trouble/ledger-unavailable.ts'
import type { LedgerTrouble } from '../trouble/ledger-unavailable.ts'
import { closeLost, identifyFiles, isSameFiles } from './database-files.server.ts'
import type { FileIdentity } from './database-files.server.ts'
import { whenFree } from './lock-waits.server.ts'
import { openSqlite, requireLedgerFile, toRealPath } from './open-sqlite.server.ts'
import type { Opening } from './open-sqlite.server.ts'
import { toSqliteTrouble } from './sqlite-trouble.server.ts'

export interface StoreOptions {
  path: string
  migrate: (database: Database) => Promise<void>
  log: LedgerLog
  /** How long a query waits for another program's lock. */
  patienceMs?: number
  /** How long a replaced file is left alone before it is opened. */
  reopenAfterMs?: number
}

const START_PATIENCE_MS = 30_000
const PATIENCE_MS = 2_500
const BUSY_PATIENCE_MS = 250
const REOPEN_AFTER_MS = 1_000

/** What a step proves when it succeeds. */
type Proof = 'read' | 'lock' | 'write'

/** What shows that a trouble is over: a full disk can still be read and locked. */
const CURES: Record<LedgerTrouble, readonly Proof[]> = {
  busy: ['lock', 'write'],
  lost: ['read', 'lock', 'write'],
  full: ['write'],
  readonly: ['write'],
  corrupt: ['write'],
  disk: ['write'],
}

/**
 * One SQLite file that is open for the life of the process. Every failure of the file is a
 * `LedgerUnavailable`, and the first of each kind is logged with its cause. Nothing here blocks
 * the process while another program holds a lock, and reads go on while a write waits for one.
 *
 * Steps are synchronous. Those of a transaction run between `begin` and `commit` or `rollback`;
 * all others wait until no transaction is open.
 */
export class SqliteStore {
  readonly path: string
  readonly log: LedgerLog
  readonly #options: StoreOptions
  readonly #patienceMs: number
  #database: Database | undefined
  #opened: FileIdentity | undefined
  #transaction: PromiseWithResolvers<void> | undefined
  #reopening: Promise<void> | undefined
  #triedAtMs: number | undefined
  #lostAs: LedgerTrouble = 'lost'
  #trouble: LedgerTrouble | undefined
  #isClosed = false

  private constructor(options: StoreOptions) {
    this.#options = options
    this.#patienceMs = options.patienceMs ?? PATIENCE_MS
    this.log = options.log
    this.path = toRealPath(options.path)
  }

  /** @throws when the file cannot be opened or migrated. */
  static async open(options: StoreOptions): Promise<SqliteStore> {
    const store = new SqliteStore(options)
    await store.#open({ patienceMs: START_PATIENCE_MS, mayCreate: true })
    return store
  }

  get isInMemory(): boolean {
    return this.path === ':memory:'
  }

  /** What the last queries met, until a later one shows that it is over. */
  get trouble(): LedgerTrouble | undefined {
    return this.#trouble
  }

  /** Runs a step outside of any transaction. `proof` tells what its success shows. */
  run<T>(
    step: (database: Database) => T,
    proof: (value: T) => Proof = () => 'read',
    patienceMs = this.#patienceNowMs(),
  ): Promise<T> {
    const attempt = async () => {
      while (!this.#isReady()) await this.#becomeReady()
      // From here on nothing waits: no transaction can begin before the step is done.
      const value = step(this.#openDatabase())
      this.#proved(proof(value))
      return value
    }
    return whenFree(attempt, { patienceMs }).catch((error: unknown) => {
      throw this.#explained(error)
    })
  }

  async begin(): Promise<void> {
    await this.run(
      database => {
        database.exec('BEGIN IMMEDIATE')
        this.#transaction = Promise.withResolvers()
      },
      () => 'lock',
    )
  }

  /** Runs a step of the open transaction. */
  async runInside<T>(step: (database: Database) => T): Promise<T> {
    try {
      this.#requireSameFiles()
      return step(this.#openDatabase())
    } catch (error) {
      throw this.#explained(error)
    }
  }

  async commit(): Promise<void> {
    await this.runInside(database => {
      database.exec('COMMIT')
      this.#proved('write')
    })
    this.#endTransaction()
  }

  /** SQLite rolls back by itself where the disk is full; then nothing is left to do. */
  async rollback(): Promise<void> {
    try {
      if (this.#database?.inTransaction) this.#database.exec('ROLLBACK')
    } catch (err) {
      this.log.error({ err, path: this.path }, 'could not roll back: the database is opened again')
      this.#database?.close()
      this.#database = undefined
    } finally {
      this.#endTransaction()
    }
  }

  /** Notes why the database cannot serve: the first time with its cause, in the log. */
  fail(trouble: LedgerTrouble, cause: unknown): LedgerUnavailable {
    if (this.#trouble !== trouble) {
      this.#trouble = trouble
      this.log.error({ err: cause, trouble, path: this.path }, 'the database is unavailable')
    }
    return new LedgerUnavailable(trouble, cause)
  }

  async close(): Promise<void> {
    this.#isClosed = true
    while (this.#transaction) await this.#transaction.promise
    await this.#reopening?.catch(() => undefined)
    this.#database?.close()
    this.#database = undefined
  }

  /** Once a lock has outlasted one query, the many queries of a request don't wait as long each. */
  #patienceNowMs(): number {
    return this.#trouble === 'busy'
      ? Math.min(this.#patienceMs, BUSY_PATIENCE_MS)
      : this.#patienceMs
  }

  #endTransaction(): void {
    this.#transaction?.resolve()
    this.#transaction = undefined
  }

  /** Whether no transaction is open, and the database's files are those that were opened. */
  #isReady(): boolean {
    if (this.#transaction || !this.#database || !this.#isSameFiles()) return false
    this.#triedAtMs = undefined
    return true
  }

  async #becomeReady(): Promise<void> {
    if (this.#transaction) return this.#transaction.promise
    this.#reopening ??= this.#reopen().finally(() => (this.#reopening = undefined))
    return this.#reopening
  }

  #openDatabase(): Database {
    if (this.#database) return this.#database
    throw new LedgerUnavailable('lost')
  }

  #isSameFiles(): boolean {
    return this.isInMemory || isSameFiles(this.path, this.#opened)
  }

  /** What is written to a file that was deleted or replaced is gone when the process ends. */
  #requireSameFiles(): void {
    if (!this.#isSameFiles()) throw this.fail('lost', new Error(`${this.path} is gone or replaced`))
  }

  #proved(proof: Proof): void {
    if (proof === 'write') this.#requireSameFiles()
    if (!this.#trouble || !CURES[this.#trouble].includes(proof)) return
    this.log.info({ trouble: this.#trouble, path: this.path }, 'the database works again')
    this.#trouble = undefined
  }

  #explained(error: unknown): unknown {
    if (isLedgerUnavailable(error)) return error
    const trouble = toSqliteTrouble(error)
    return trouble ? this.fail(trouble, error) : error
  }

  async #open({ patienceMs, mayCreate }: Pick<Opening, 'patienceMs' | 'mayCreate'>): Promise<void> {
    const { migrate, log } = this.#options
    this.#database = await openSqlite(this.path, { migrate, log, patienceMs, mayCreate })
    this.#opened = this.isInMemory ? undefined : identifyFiles(this.path)
  }

  /**
   * Opens the file that stands in the place of the lost one. Never creates one. It is left alone
   * for a moment first: a person may still be copying.
   */
  async #reopen(): Promise<void> {
    if (this.#isClosed) throw new Error('The ledger is closed')
    const { reopenAfterMs = REOPEN_AFTER_MS } = this.#options
    const nowMs = performance.now()
    const isFirst = this.#triedAtMs === undefined
    const isDue = !isFirst && nowMs - (this.#triedAtMs ?? 0) >= reopenAfterMs
    if (isFirst) this.#lostAs = 'lost'
    if (isFirst || isDue) this.#triedAtMs = nowMs
    if (!isDue || !identifyFiles(this.path)) {
      throw this.fail(this.#lostAs, new Error(`${this.path} is gone or replaced`))
    }
    try {
      if (this.#database && this.#opened) closeLost(this.#database, this.path, this.#opened)
      await requireLedgerFile(this.path, this.#patienceMs)
      await this.#open({ patienceMs: this.#patienceMs, mayCreate: false })
    } catch (error) {
      this.#lostAs = toSqliteTrouble(error) ?? 'lost'
      throw this.fail(this.#lostAs, error)
    } finally {
      if (!this.#database?.open) this.#database = undefined
    }
    this.log.warn({ path: this.path }, 'opened the database file that stands there now')
  }
}
