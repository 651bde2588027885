/**
 * For how long after the click the same `clientToken` starts nothing twice. ECS remembers it for
 * the shorter of 24 h and the task's life and an hour (API Reference, RunTask); five minutes are
 * left for the call itself and for clocks that differ.
 */
export const RESEND_WINDOW_MS = 55 * 60_000

/** How far the clocks of two servers on one ledger may differ. */
const CLOCK_SKEW_MS = 60_000

export interface LaunchTimes {
  /** ISO 8601, as the others. */
  createdAt: string
  sentAt: string
  lookedAt?: string
}

/**
 * What sending a launch again can be.
 * - `same`: the stored request and token, which cannot start a second task.
 * - `late`: a new launch, as ECS may have forgotten the token.
 * - `unknown-age`: a new launch, as the clock is behind what the launch has already seen.
 */
export type Resend = 'same' | 'late' | 'unknown-age'

export function toResend({ createdAt, sentAt, lookedAt }: LaunchTimes, now: Date): Resend {
  const ageMs = now.getTime() - Date.parse(createdAt)
  const seenMs = Math.max(Date.parse(sentAt), Date.parse(lookedAt ?? sentAt))
  if (ageMs < 0 || seenMs - now.getTime() > CLOCK_SKEW_MS) return 'unknown-age'
  return ageMs < RESEND_WINDOW_MS ? 'same' : 'late'
}
