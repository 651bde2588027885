import type { RecentRun } from './recent-run.ts'
import { FEWEST_RUNS, toQuantile } from './run-duration.ts'

/** How long the containers of a family's task usually run, in milliseconds. Undefined after too few runs. */
export function toUsualRunMs(runs: readonly RecentRun[]): number | undefined {
  const durations = runs.flatMap(({ outcome, ranMs }) =>
    ranMs !== undefined && (outcome === 'succeeded' || outcome === 'failed') ? ranMs : [],
  )
  return durations.length < FEWEST_RUNS ? undefined : toQuantile(durations, 0.5)
}

/** What past runs say of a task that has run for `ranMs`. */
export function explainUsualEnd(
  usualMs: number,
  ranMs: number,
): { kind: 'ends-in'; ms: number } | { kind: 'longer' } {
  const leftMs = usualMs - ranMs
  return leftMs > 0 ? { kind: 'ends-in', ms: leftMs } : { kind: 'longer' }
}
