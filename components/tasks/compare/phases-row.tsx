'use client'

import { useClock } from '@/components/ui/time/clock'
import { toDurationText } from '@/lib/task-view/duration-text'
import { toPhasePairs } from '@/lib/task-view/compare/phase-pairs'
import type { PhaseBar, PhasePairs } from '@/lib/task-view/compare/phase-pairs'
import { isGap } from '@/lib/task-view/timeline'
import type { Timeline } from '@/lib/task-view/timeline'
import { phaseLabels } from '../timeline/timeline-phase'
import classes from './compare-table.module.css'
import { Value } from './run-value'

interface PhasesRowProps {
  ids: readonly [a: string, b: string]
  a: Timeline | undefined
  b: Timeline | undefined
}

/** Where the time went in both runs, on one scale. */
export function PhasesRow({ ids, a, b }: PhasesRowProps) {
  const isOngoing = [a, b].some(timeline => timeline?.ongoing)
  const nowMs = useClock(now => (isOngoing ? Math.floor(now / 1_000) * 1_000 : 0))
  const phases = toPhasePairs(a, b, nowMs)
  return (
    <tr role="row" className={classes.row}>
      <th role="rowheader" scope="row" className={classes.label} data-quiet>
        Phases
      </th>
      <Value id={ids[0]}>{a && phases && <Phases phases={phases} side="a" />}</Value>
      <Value id={ids[1]}>{b && phases && <Phases phases={phases} side="b" />}</Value>
    </tr>
  )
}

function Phases({ phases, side }: { phases: PhasePairs; side: 'a' | 'b' }) {
  return (
    <ul className={classes.phases}>
      {phases.pairs.map(pair => {
        const bar = pair[side]
        return (
          <li
            key={pair.key}
            className={classes.phase}
            data-phase={pair.key}
            data-gap={isGap(pair.key) || undefined}
          >
            <span>{phaseLabels[pair.key]}</span>
            <span className={classes.track} aria-hidden>
              {bar && <Bar bar={bar} longestMs={phases.longestMs} />}
            </span>
            <span className={classes.duration}>
              {bar ? toDurationText(bar.toMs - bar.fromMs) : '–'}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

function Bar({ bar: { fromMs, toMs }, longestMs }: { bar: PhaseBar; longestMs: number }) {
  const start = (fromMs / longestMs) * 100
  const width = ((toMs - fromMs) / longestMs) * 100
  return (
    <span
      className={classes.bar}
      style={{ left: `min(${start.toFixed(3)}%, 100% - 3px)`, width: `${width.toFixed(3)}%` }}
    />
  )
}
