import { toUsual } from './run-duration.ts'

/** How long something takes in a family's runs, in milliseconds. */
export interface UsualDuration {
  usualMs: number
  longestMs: number
}

/** Undefined after too few runs. */
export function toUsualDuration(durationsMs: readonly number[]): UsualDuration | undefined {
  const usualMs = toUsual(durationsMs)
  return usualMs === undefined ? undefined : { usualMs, longestMs: Math.max(...durationsMs) }
}

/** What takes a few seconds may well take twice as long. */
const LEAST_EXCESS_MS = 10_000

/** By so much of the usual duration. */
const LEAST_EXCESS = 0.5

/**
 * How much longer than usual something takes, in milliseconds. Undefined where that isn't unusual: half
 * of all runs take longer than the median. So it has to take longer than in each of the past runs, which
 * chance alone does once in four times after three runs and once in twenty-one after twenty; and by half
 * of the usual duration, since three runs can be alike by chance; and by ten seconds, below which nobody
 * would act.
 */
export function toExcessMs(
  durationMs: number,
  { usualMs, longestMs }: UsualDuration,
): number | undefined {
  const excessMs = durationMs - usualMs
  const leastMs = Math.max(LEAST_EXCESS_MS, LEAST_EXCESS * usualMs)
  return durationMs > longestMs && excessMs >= leastMs ? excessMs : undefined
}
