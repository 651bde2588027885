import { toQuantile } from '../../task-view/runs/run-duration.ts'
import type { Period } from '../poll-policy.ts'

/** Fewer runs say too little about when the next one ends. */
const FEWEST_RUNS = 5

/** Runs that differ by more than this part of their median end at no time that could be watched for. */
const WIDEST = 0.3

/** So much of the difference between the shortest and the longest run is added on both sides. */
const MARGIN = 0.65

/**
 * When a run ends, as past runs of its family say. Undefined where they are too few or differ too
 * much.
 *
 * @param runsMs how long past runs took, from RunTask until their containers had ended
 * @param createdAtMs RunTask of this one, epoch milliseconds
 */
export function toExpectedEnd(runsMs: readonly number[], createdAtMs: number): Period | undefined {
  if (runsMs.length < FEWEST_RUNS) return undefined
  const shortest = Math.min(...runsMs)
  const longest = Math.max(...runsMs)
  const median = toQuantile(runsMs, 0.5) ?? 0
  const spread = longest - shortest
  if (spread > WIDEST * median) return undefined
  return {
    fromMs: createdAtMs + shortest - MARGIN * spread,
    untilMs: createdAtMs + longest + MARGIN * spread,
  }
}
