import { toExcessMs, toUsualDuration } from './longer-than-usual.ts'
import type { UsualDuration } from './longer-than-usual.ts'
import type { RecentRun } from './recent-run.ts'

/**
 * How long the containers of a family's task usually run; what comes before they start isn't part of
 * it. Only runs count that succeeded or failed. Undefined after too few of them.
 */
export const toUsualRun = (runs: readonly RecentRun[]): UsualDuration | undefined =>
  toUsualDuration(
    runs.flatMap(({ outcome, ranMs }) =>
      ranMs !== undefined && (outcome === 'succeeded' || outcome === 'failed') ? ranMs : [],
    ),
  )

/**
 * What past runs say of a task that has run for `ranMs`.
 * - `ends-in`: it usually ends after so many milliseconds more.
 * - `due`: it has run for longer than most, which is nothing unusual.
 * - `longer`: it has run for so many milliseconds longer than usual.
 */
export type UsualEnd = { kind: 'ends-in' | 'longer'; ms: number } | { kind: 'due' }

export function explainUsualEnd(usual: UsualDuration, ranMs: number): UsualEnd {
  const leftMs = usual.usualMs - ranMs
  if (leftMs > 0) return { kind: 'ends-in', ms: leftMs }
  const excessMs = toExcessMs(ranMs, usual)
  return excessMs === undefined ? { kind: 'due' } : { kind: 'longer', ms: excessMs }
}
