import 'server-only'
import { randomUUID } from 'node:crypto'
import { isLedgerUnavailable } from '../ledger/trouble/ledger-unavailable.ts'
import { log } from '../process/log.server.ts'
import type { Refusal } from './refusal.ts'

/**
 * What the operator is told when something throws. An unavailable ledger says why. An unexpected
 * error is logged whole, and the operator gets the ID of its log entry. Whether the request took
 * effect is unknown then, so its kind is `unreachable`.
 *
 * @throws Next's own redirects and not-founds, which are not errors.
 */
export function explainError(error: unknown, route: string): Refusal {
  if (isLedgerUnavailable(error)) return { status: 503, failure: error.failure }
  if (isControlFlow(error)) throw error
  const errorId = randomUUID().slice(0, 8)
  log.error({ err: error, errorId, route }, 'request failed')
  const message = `Slipway failed unexpectedly. Its log has the details under the ID ${errorId}.`
  return { status: 500, failure: { kind: 'unreachable', message } }
}

/** Next's redirects and not-founds are errors with a `digest`. */
const isControlFlow = (error: unknown): boolean => error instanceof Error && 'digest' in error
