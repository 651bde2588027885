/** The click's own request is usually answered before. */
const SHORTEST_MS = 5_000
const LONGEST_MS = 10 * 60_000

/** A launch is looked for less often the older it is: after an eighth of its age. */
const toIntervalMs = (ageMs: number): number =>
  Math.min(LONGEST_MS, Math.max(SHORTEST_MS, ageMs / 8))

/**
 * Whether it is time to look for a launch again. Times are epoch milliseconds; `lookedMs` is 0
 * where nobody has looked. A clock that went back never makes it wait.
 */
export function isLookDue({
  nowMs,
  launchedMs,
  lookedMs,
}: {
  nowMs: number
  launchedMs: number
  lookedMs: number
}): boolean {
  const sinceMs = nowMs - Math.max(launchedMs, lookedMs)
  return sinceMs < 0 || sinceMs >= toIntervalMs(nowMs - launchedMs)
}

/** How soon a page asks again for the launches without an answer: no AWS call stands behind it. */
export function nextLaunchesPollMs(open: number, somebodyLooks: boolean): number {
  if (!somebodyLooks) return 300_000
  return open > 0 ? SHORTEST_MS : 30_000
}
