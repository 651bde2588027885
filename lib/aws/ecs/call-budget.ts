/** DescribeTasks takes 100 tasks a call (API Reference). */
export const TASKS_PER_CALL = 100

/** The calls to ECS that one account and Region may make in a second. */
export interface CallBudget {
  /** When the next call may be made, epoch milliseconds; `nowMs` if at once. */
  readyAtMs: (nowMs: number) => number
  /** Calls were sent. What is overspent is waited for. */
  spend: (calls: number) => void
  /** ECS answered ThrottlingException: nobody calls for a while, for longer each time in a row. */
  throttled: (nowMs: number) => void
  /** ECS answered a call. */
  answered: () => void
}

const FIRST_PAUSE_MS = 2_000
const LONGEST_PAUSE_MS = 60_000

/** However much was overspent, tasks are asked for again after this. */
const LONGEST_WAIT_S = 30

/** A page that is opened may need so many seconds' calls at once. */
const BURST_S = 5

/**
 * A bucket of tokens, so that calls that are due together go together where there were few before.
 * The quota of DescribeTasks is shared with everybody else's tools in the account.
 *
 * @param capacity how many calls may go together.
 */
export function createCallBudget(
  callsPerSecond: number,
  capacity = Math.max(1, callsPerSecond * BURST_S),
): CallBudget {
  const msPerCall = 1000 / callsPerSecond
  let tokens = capacity
  let filledAtMs: number | undefined
  let pausedUntilMs = -Infinity
  let pauseMs = 0

  function fill(nowMs: number) {
    const passedMs = nowMs - (filledAtMs ?? nowMs)
    if (passedMs <= 0) {
      // A clock that was set back: what is in the bucket stays.
      filledAtMs = nowMs
      return
    }
    tokens = Math.min(capacity, tokens + passedMs / msPerCall)
    filledAtMs = nowMs
  }

  return {
    readyAtMs: nowMs => {
      fill(nowMs)
      const missing = Math.max(0, 1 - tokens)
      const readyAtMs = nowMs + Math.ceil(missing * msPerCall)
      // A pause is never longer than its own length, whatever the clock does.
      const pausedMs = Math.min(pausedUntilMs - nowMs, pauseMs)
      return Math.max(readyAtMs, nowMs + Math.max(0, pausedMs))
    },
    spend: calls => {
      tokens = Math.max(tokens - calls, -callsPerSecond * LONGEST_WAIT_S)
    },
    throttled: nowMs => {
      // Answers to calls that were on the way when the pause began are no further reason.
      if (nowMs < pausedUntilMs) return
      pauseMs = pauseMs === 0 ? FIRST_PAUSE_MS : Math.min(LONGEST_PAUSE_MS, pauseMs * 2)
      pausedUntilMs = nowMs + pauseMs
    },
    answered: () => {
      pauseMs = 0
      pausedUntilMs = -Infinity
    },
  }
}
