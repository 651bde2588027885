import { memo } from 'react'
import { countOutcomes, isUnsuccessful } from '@/lib/task-view/family/family-figures'
import type { RecentRun } from '@/lib/task-view/runs/recent-run'
import { toCountsText, toStateCounts, toStateText } from '@/lib/task-view/launch/state-counts'
import { stateViews } from '@/lib/task-view/status-view'
import classes from './run-bars.module.css'

const HEIGHT = 18
const WIDTH = 4
const STEP = 6

/** Enough for a stem, a gap and a foot. */
const SHORTEST_BAD = 9
const SHORTEST = 4

/** A bad run stands on a foot of its own, like an exclamation mark. */
const FOOT = 3
const GAP = 2

/**
 * The last runs of a family, oldest first: the height is the duration, and the color is the outcome.
 * A run that didn't succeed has a shape of its own too.
 */
export const RunBars = memo(function RunBars({ runs }: { runs: readonly RecentRun[] }) {
  if (runs.length === 0) return null
  const longestMs = Math.max(1, ...runs.map(({ ranMs = 0 }) => ranMs))
  const label = toRunBarsLabel(runs)
  return (
    <svg
      role="img"
      aria-label={label}
      className={classes.bars}
      width={runs.length * STEP - (STEP - WIDTH)}
      height={HEIGHT}
    >
      <title>{label}</title>
      {runs.map((run, index) => (
        <Bar key={index} run={run} x={index * STEP} longestMs={longestMs} />
      ))}
    </svg>
  )
})

function Bar({ run, x, longestMs }: { run: RecentRun; x: number; longestMs: number }) {
  const { outcome, ranMs = 0 } = run
  const isBad = isUnsuccessful(outcome)
  const height = Math.max(isBad ? SHORTEST_BAD : SHORTEST, (ranMs / longestMs) * HEIGHT)
  const { tone } = stateViews[outcome]
  if (!isBad) {
    return <rect data-tone={tone} x={x} y={HEIGHT - height} width={WIDTH} height={height} rx={1} />
  }
  return (
    <g data-tone={tone}>
      <rect x={x} y={HEIGHT - height} width={WIDTH} height={height - FOOT - GAP} rx={1} />
      <rect x={x} y={HEIGHT - FOOT} width={WIDTH} height={FOOT} rx={1} />
    </g>
  )
}

/** `Last 12 runs: 10 succeeded, 2 failed`. */
export function toRunBarsLabel(runs: readonly RecentRun[]): string {
  const [first] = runs
  if (runs.length === 1 && first) return `Last run: ${toStateText(first.outcome)}`
  return `Last ${runs.length} runs: ${toCountsText(toStateCounts(countOutcomes(runs)))}`
}
