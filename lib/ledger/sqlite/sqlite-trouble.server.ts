import 'server-only'
import Sqlite from 'better-sqlite3'
import type { LedgerTrouble } from '../trouble/ledger-unavailable.ts'

/** Result codes of SQLite (sqlite.org/rescode.html); extended ones begin with the primary one. */
const TROUBLES: readonly (readonly [code: string, trouble: LedgerTrouble])[] = [
  ['SQLITE_BUSY', 'busy'],
  ['SQLITE_LOCKED', 'busy'],
  ['SQLITE_PROTOCOL', 'busy'],
  ['SQLITE_FULL', 'full'],
  ['SQLITE_READONLY_DBMOVED', 'lost'],
  ['SQLITE_READONLY', 'readonly'],
  ['SQLITE_PERM', 'readonly'],
  ['SQLITE_CANTOPEN', 'lost'],
  ['SQLITE_CORRUPT', 'corrupt'],
  ['SQLITE_NOTADB', 'corrupt'],
  ['SQLITE_IOERR', 'disk'],
]

/** Undefined for an error that isn't about the database's state, such as a broken constraint. */
export function toSqliteTrouble(error: unknown): LedgerTrouble | undefined {
  if (!(error instanceof Sqlite.SqliteError)) return undefined
  return TROUBLES.find(([code]) => error.code.startsWith(code))?.[1]
}

export const isBusy = (error: unknown): boolean => toSqliteTrouble(error) === 'busy'
