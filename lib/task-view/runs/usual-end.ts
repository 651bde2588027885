import type { RecentRun } from './recent-run.ts'
import { toUsual } from './run-duration.ts'

/**
 * How long the containers of a family's task usually run, in milliseconds; what comes before they
 * start isn't part of it. Only runs count that succeeded or failed. Undefined after too few of them.
 */
export const toUsualRunMs = (runs: readonly RecentRun[]): number | undefined =>
  toUsual(
    runs.flatMap(({ outcome, ranMs }) =>
      ranMs !== undefined && (outcome === 'succeeded' || outcome === 'failed') ? ranMs : [],
    ),
  )

/** What past runs say of a task that has run for `ranMs`. */
export function explainUsualEnd(
  usualMs: number,
  ranMs: number,
): { kind: 'ends-in'; ms: number } | { kind: 'longer' } {
  const leftMs = usualMs - ranMs
  return leftMs > 0 ? { kind: 'ends-in', ms: leftMs } : { kind: 'longer' }
}
