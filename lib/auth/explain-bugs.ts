import { fail } from '../result.ts'
import type { Result } from '../result.ts'
import { isLedgerUnavailable } from '../ledger/trouble/ledger-unavailable.ts'

/** The part of the server's log that signing in writes to. */
export interface AuthLog {
  error(details: object, message: string): void
  warn(details: object, message: string): void
}

/**
 * Runs a step of the sign-in. next-auth would show its errors on the page as they are, so an
 * unexpected error is logged whole and the page gets the ID of the log entry. An unavailable ledger
 * says why.
 */
export async function explainBugs<T>(
  log: AuthLog,
  run: () => Promise<Result<T>>,
): Promise<Result<T>> {
  try {
    return await run()
  } catch (err) {
    if (isLedgerUnavailable(err)) return fail(err.failure)
    const errorId = crypto.randomUUID()
    log.error({ err, errorId }, 'sign-in failed')
    return fail({
      kind: 'unreachable',
      message: `Slipway could not sign you in. Try again; its log has the reason under ${errorId}.`,
    })
  }
}
