import type { Failure } from '../../result.ts'

/**
 * Why the ledger cannot serve now:
 *
 * - `busy`: another program holds a lock on the database.
 * - `full`: the disk or the database has no room.
 * - `lost`: the database file is gone, or another file stands in its place.
 * - `readonly`: the file, its folder or its disk takes no writes.
 * - `corrupt`: the file is damaged or isn't a database.
 * - `disk`: the disk reports an error.
 */
export type LedgerTrouble = 'busy' | 'full' | 'lost' | 'readonly' | 'corrupt' | 'disk'

/** What a person reads. The path and SQLite's own words stand in the log only. */
const SENTENCES: Record<LedgerTrouble, string> = {
  busy: 'The database is busy: another program holds a lock on it. Try again in a few seconds.',
  full: 'The database has no room: its disk is full. Free some space on the server and try again.',
  lost: 'The database file is gone or was replaced. Put the file back on the server and try again.',
  readonly:
    'The database can’t be written: the server may only read its file or folder. Allow the server to write there and try again.',
  corrupt:
    'The database can’t be read: its file is damaged. Restore it from a backup on the server.',
  disk: 'The database’s disk reports an error. Check the server’s disk and try again.',
}

/**
 * Every query of the ledger rejects with this when the database cannot serve, and with nothing
 * else unless the query itself is wrong. Nothing was written then, and waiting was done already,
 * without blocking: whoever catches it answers at once.
 *
 * Routes answer 503 with `fail(error.failure)` as the body, server actions return that `Result`.
 * A page lets it through: its error boundary knows it by `digest` (`toTroubleSentence`), since
 * Next keeps nothing else of an error. Recognise it with `isLedgerUnavailable`, not `instanceof`:
 * Next may load this module once per layer.
 */
export class LedgerUnavailable extends Error {
  readonly trouble: LedgerTrouble
  readonly digest: string
  /** What a route or an action answers with. */
  readonly failure: Failure

  constructor(trouble: LedgerTrouble, cause?: unknown) {
    super(SENTENCES[trouble], { cause })
    this.name = 'LedgerUnavailable'
    this.trouble = trouble
    this.digest = `${DIGEST}${trouble}`
    this.failure = { kind: 'unreachable', message: this.message, code: `Ledger.${trouble}` }
  }
}

const DIGEST = 'LEDGER_UNAVAILABLE:'

export const isLedgerUnavailable = (error: unknown): error is LedgerUnavailable =>
  error instanceof Error && error.name === 'LedgerUnavailable'

/** The sentence of the trouble that an error's digest names; undefined for any other error. */
export function toTroubleSentence(digest: string | undefined): string | undefined {
  if (!digest?.startsWith(DIGEST)) return undefined
  const trouble = digest.slice(DIGEST.length)
  return isTrouble(trouble) ? SENTENCES[trouble] : undefined
}

const isTrouble = (text: string): text is LedgerTrouble => Object.hasOwn(SENTENCES, text)
