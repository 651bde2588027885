import { isStopped, isTransitional } from '../task-view/status-view.ts'

export interface PollInput {
  /** Epoch milliseconds. */
  nowMs: number
  /** When the last change of the task was observed (or it was launched), epoch milliseconds. */
  lastChangeAtMs: number
  lastStatus: string | undefined
  desiredStatus: string | undefined
  /** Whether a visible page shows the task. */
  somebodyLooks: boolean
}

/** The shortest delay between two polls, of one task or many. */
export const shortestPollMs = 2_000

const caps = {
  transitional: { looked: 6_000, unwatched: 30_000 },
  steady: { looked: 30_000, unwatched: 300_000 },
}

/**
 * The delay until ECS is asked again, in milliseconds. Null if the task is stopped and nothing can
 * change any more.
 *
 * The delay is 2 s after a change, and 1.5 times the last delay after each poll without a change.
 * With `e` as the time since the change, that is `2 s + e / 2`, so polls need no state.
 */
export function nextPollMs(input: PollInput): number | null {
  if (isStopped(input.lastStatus)) return null
  const unchangedMs = Math.max(0, input.nowMs - input.lastChangeAtMs)
  const cap = isTransitional(input) ? caps.transitional : caps.steady
  const longestMs = input.somebodyLooks ? cap.looked : cap.unwatched
  return Math.min(longestMs, Math.round(shortestPollMs + unchangedMs / 2))
}

/** The delay for a list: that of the most urgent task; null when all are stopped. */
export function nextListPollMs(inputs: readonly PollInput[]): number | null {
  const delays = inputs.map(nextPollMs).filter(delay => delay !== null)
  return delays.length > 0 ? Math.max(shortestPollMs, Math.min(...delays)) : null
}
