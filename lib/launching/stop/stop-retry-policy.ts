import { PENDING_STOP_MS } from '../../task-view/pending-stop.ts'

const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 4_000

/**
 * What to do about a stop that waits until ECS lists its task: most tasks are listed within two
 * seconds, so the first tries are close together. Times are epoch milliseconds.
 *
 * @param triedMs when this process last tried it; undefined before its first try
 */
export function toStopRetry({
  nowMs,
  askedMs,
  triedMs,
}: {
  nowMs: number
  askedMs: number
  triedMs: number | undefined
}): 'try' | 'wait' | 'give-up' {
  const ageMs = nowMs - askedMs
  // A clock that went back must not keep a stop open for longer.
  if (ageMs >= PENDING_STOP_MS || ageMs < -PENDING_STOP_MS) return 'give-up'
  const lastMs = triedMs ?? askedMs
  const waitMs = Math.min(LONGEST_WAIT_MS, Math.max(FIRST_WAIT_MS, (lastMs - askedMs) / 2))
  return nowMs - lastMs >= waitMs || nowMs < lastMs ? 'try' : 'wait'
}
