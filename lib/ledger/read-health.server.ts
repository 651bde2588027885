import 'server-only'
import { isLedgerUnavailable } from './trouble/ledger-unavailable.ts'
import type { LedgerTrouble } from './trouble/ledger-unavailable.ts'
import type { Ledger } from './open-ledger.server.ts'

/** Anybody may ask: it names the kind of trouble. The path and the cause stand in the log. */
export type Health =
  { status: 'ok' } | { status: 'unavailable'; reason: LedgerTrouble; message: string }

export async function readHealth(ledger: Pick<Ledger, 'check'>): Promise<Health> {
  try {
    await ledger.check()
    return { status: 'ok' }
  } catch (error) {
    if (!isLedgerUnavailable(error)) throw error
    return { status: 'unavailable', reason: error.trouble, message: error.message }
  }
}
