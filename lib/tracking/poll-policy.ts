import { isStopped, isTransitional } from '../task-view/status-view.ts'

export interface PollInput {
  /** Epoch milliseconds, as all moments here. */
  nowMs: number
  /**
   * When something last happened: a change of the task was observed, it was launched, somebody came
   * back to it or asked for it now.
   */
  lastChangeAtMs: number
  lastStatus: string | undefined
  desiredStatus: string | undefined
  /** Whether a page shows the task to somebody. */
  somebodyLooks: boolean
  /** When the task ends, as past runs of its family say. */
  expectedEnd?: Period
  /** How many tasks of its cluster are watched. One call carries up to 100 of them. */
  watched?: number
}

export interface Period {
  fromMs: number
  untilMs: number
}

/** The shortest delay between two polls, of one task or many. */
export const shortestPollMs = 2_000

const longest = { looked: 30_000, unwatched: 300_000 }

/** A task that starts or stops for longer than this is stuck: the next change is no longer near. */
const STUCK_MS = 5 * 60_000

/**
 * The delay until ECS is asked again, in milliseconds. Null if the task is stopped and nothing can
 * change any more.
 *
 * It is 2 s while a change is near. Otherwise it is 2 s, and 1.5 times the last delay after each poll
 * without a change: with `e` as the time since the change, that is `2 s + e / 2`, so polls need no
 * state. The longest delay of one task is shared by all that one call carries, so that a task costs
 * at most the calls that it costs alone.
 */
export function nextPollMs(input: PollInput): number | null {
  if (isStopped(input.lastStatus)) return null
  if (isChangeNear(input)) return shortestPollMs
  const { nowMs, expectedEnd, watched = 1 } = input
  const longestMs =
    (input.somebodyLooks ? longest.looked : longest.unwatched) / Math.max(1, watched)
  const grownMs = Math.min(longestMs, shortestPollMs + unchangedMs(input) / 2)
  const untilEndMs =
    expectedEnd && nowMs < expectedEnd.fromMs ? expectedEnd.fromMs - nowMs : Infinity
  return Math.max(shortestPollMs, Math.round(Math.min(grownMs, untilEndMs)))
}

function isChangeNear(input: PollInput): boolean {
  const { nowMs, expectedEnd } = input
  if (isTransitional(input)) return sinceChangeMs(input) < STUCK_MS
  return expectedEnd !== undefined && nowMs >= expectedEnd.fromMs && nowMs <= expectedEnd.untilMs
}

const sinceChangeMs = ({ nowMs, lastChangeAtMs }: PollInput) => Math.max(0, nowMs - lastChangeAtMs)

/** A change that was expected and did not come is no reason to ask less soon than before. */
function unchangedMs(input: PollInput): number {
  const sinceExpectedMs = input.nowMs - (input.expectedEnd?.untilMs ?? -Infinity)
  const unchanged = sinceChangeMs(input)
  return sinceExpectedMs > 0 ? Math.min(unchanged, sinceExpectedMs) : unchanged
}
