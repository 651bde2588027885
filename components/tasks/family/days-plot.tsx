'use client'

import { useState } from 'react'
import { toDayText } from '@/components/ui/time/instant-text'
import type { DayCounts, OutcomeCounts } from '@/lib/task-view/family/family-figures'
import { toCountsText, toStateCounts } from '@/lib/task-view/launch/state-counts'
import { OutcomeSurface } from './outcome-surface'
import { PlotLegend } from './plot-legend'
import classes from './plot.module.css'

/** A column for each day, as high as the day had runs. */
export function DaysPlot({ days }: { days: DayCounts[] }) {
  const [shownDay, setShownDay] = useState<string>()
  const shown = days.find(({ day }) => day === shownDay)
  const most = Math.max(1, ...days.map(({ counts }) => total(counts)))
  const [first] = days
  return (
    <>
      <div className={classes.top}>
        <p aria-hidden className={classes.readout}>
          {shown
            ? toDayCountsText(shown)
            : 'Bar height shows the number of runs. Hover over a day for details.'}
        </p>
        <span className={classes.scale}>{most === 1 ? '1 run' : `${most} runs`}</span>
      </div>
      <div className={classes.plot}>
        <ol className={classes.days} aria-label="Runs by day, oldest first">
          {days.map(day => (
            <Day key={day.day} day={day} most={most} onShow={setShownDay} />
          ))}
        </ol>
      </div>
      <div className={classes.axis}>
        {first && <span>{toDayText(first.day)}</span>}
        <span>Today (UTC)</span>
      </div>
      <PlotLegend counts={sumOf(days)} />
    </>
  )
}

interface DayProps {
  day: DayCounts
  most: number
  onShow: (day: string | undefined) => void
}

function Day({ day, most, onShow }: DayProps) {
  const { counts } = day
  const isEmpty = total(counts) === 0
  const text = toDayCountsText(day)
  return (
    <li
      aria-hidden={isEmpty || undefined}
      title={text}
      onMouseEnter={() => onShow(day.day)}
      onMouseLeave={() => onShow(undefined)}
    >
      <span className={classes.hidden}>{isEmpty ? '' : text}</span>
      {toStateCounts(counts).map(({ state, count }) => (
        <OutcomeSurface
          key={state}
          outcome={state}
          className={classes.part}
          style={{ height: `${(count / most) * 100}%` }}
        />
      ))}
    </li>
  )
}

/** `30 Nov 2026: 3 succeeded, 1 failed`. */
const toDayCountsText = ({ day, counts }: DayCounts): string =>
  `${toDayText(day)}: ${toCountsText(toStateCounts(counts)) || 'no runs'}`

const total = (counts: OutcomeCounts): number =>
  toStateCounts(counts).reduce((sum, { count }) => sum + count, 0)

function sumOf(days: readonly DayCounts[]): OutcomeCounts {
  const sum: OutcomeCounts = {}
  for (const { state, count } of days.flatMap(({ counts }) => toStateCounts(counts))) {
    sum[state] = (sum[state] ?? 0) + count
  }
  return sum
}
