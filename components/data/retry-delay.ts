import { FailureError, isLasting } from './failure-error.ts'

const firstRetryMs = 4_000
const longestRetryMs = 60_000
const longestWaitMs = 300_000

/** Milliseconds until the next try after `failures` failures in a row; null to stop trying. */
export function toRetryMs(error: unknown, failures: number): number | null {
  if (isLasting(error)) return null
  const backOffMs = firstRetryMs * 2 ** Math.min(10, Math.max(0, failures - 1))
  return Math.max(Math.min(longestRetryMs, backOffMs), toWaitMs(error))
}

/** How long the server asks to wait, five minutes at most. */
const toWaitMs = (error: unknown): number =>
  error instanceof FailureError ? Math.min(longestWaitMs, error.retryAfterMs) : 0
