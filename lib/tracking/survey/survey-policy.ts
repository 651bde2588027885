/** How a cluster was listed last. */
export interface LastListing {
  /** When it ended, epoch milliseconds. Undefined before the first. */
  endedAtMs?: number
  /** How many calls all listings of its account and Region took, the last time. */
  calls: number
  /** The budget that they share with what watches tasks. */
  callsPerSecond: number
}

/** A new task is found within this, where a few calls list all clusters that pages look at. */
const SOONEST_MS = 10_000

/** Together they take at most this part of the budget. */
const PART_OF_BUDGET = 1 / 4

/** Where only hidden pages look. */
const UNSEEN_MS = 300_000

/** When the next listing begins, epoch milliseconds. */
export function nextListingMs(last: LastListing, isSeen: boolean): number {
  const { endedAtMs, calls, callsPerSecond } = last
  if (endedAtMs === undefined) return -Infinity
  const everyMs = Math.max(SOONEST_MS, (calls * 1_000) / (callsPerSecond * PART_OF_BUDGET))
  return endedAtMs + (isSeen ? everyMs : Math.max(everyMs, UNSEEN_MS))
}

const FIRST_RETRY_MS = 2_000
const LONGEST_RETRY_MS = 30_000

/** The wait after so many failures in a row. */
export const surveyRetryMs = (failures: number): number =>
  Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.max(0, failures - 1))

interface Waiting {
  nowMs: number
  /** Until the budget allows a call, in milliseconds. */
  waitMs: number
  /** When the last call was made for any cluster beside, epoch milliseconds. */
  calledAtMs: number
  callsPerSecond: number
}

/** Whether a call goes before those of the watcher, which may need all that the budget has. */
export function isOverdue({ nowMs, waitMs, calledAtMs, callsPerSecond }: Waiting): boolean {
  const msPerCall = 1_000 / callsPerSecond
  // A call of the future: the clock was set back.
  const isLong = calledAtMs > nowMs || nowMs - calledAtMs >= msPerCall / PART_OF_BUDGET
  return isLong && waitMs <= msPerCall
}
