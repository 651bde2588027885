'use client'

import Link from 'next/link'
import { memo } from 'react'
import { useClock } from '@/components/ui/time/clock'
import { toDurationText } from '@/lib/task-view/duration-text'
import { stateViews } from '@/lib/task-view/status-view'
import { toBarEndMs } from '@/lib/task-view/launch/task-bars'
import type { TaskBar } from '@/lib/task-view/launch/task-bars'
import { toShortId } from '@/lib/task-view/task-names'
import type { TaskRow } from '@/lib/task-view/list/task-row'
import classes from './launch-picture.module.css'
import { StateSign } from './state-sign'

interface PictureBarProps {
  bar: TaskBar
  /** Of the picture. */
  startMs: number
  lengthMs: number
  isPale: boolean
  isTabStop: boolean
  onPoint: (arn: string) => void
  onFocus: (arn: string) => void
}

/** One task of the picture: pale before and after its containers ran, and its outcome at the end. */
export const PictureBar = memo(function PictureBar(props: PictureBarProps) {
  const { bar, startMs, lengthMs, isPale, isTabStop, onPoint, onFocus } = props
  const { row } = bar
  const toPercent = (atMs: number) => Math.round(((atMs - startMs) / lengthMs) * 10_000) / 100
  // Only a bar that is not over follows the clock.
  const end = useClock(nowMs => toPercent(toBarEndMs(bar, nowMs)))
  const start = toPercent(bar.startMs)
  const runStart = bar.runStartMs === undefined ? end : toPercent(bar.runStartMs)
  const runEnd = bar.runEndMs === undefined ? end : toPercent(bar.runEndMs)
  return (
    <li className={classes.line}>
      <Link
        href={row.href}
        prefetch={false}
        className={classes.link}
        aria-label={toBarText(row)}
        tabIndex={isTabStop ? 0 : -1}
        data-tone={stateViews[row.state].tone}
        data-pale={isPale || undefined}
        onMouseEnter={() => onPoint(row.arn)}
        onFocus={() => {
          onFocus(row.arn)
          onPoint(row.arn)
        }}
      >
        <span className={classes.id}>{toShortId(row.taskId)}</span>
        <span className={classes.track}>
          <Part from={start} to={runStart} />
          {bar.runStartMs !== undefined && <Part from={runStart} to={runEnd} isRun />}
          <Part from={runEnd} to={end} />
          <span className={classes.end} style={{ left: `${end}%` }}>
            <StateSign state={row.state} />
          </span>
        </span>
      </Link>
    </li>
  )
})

function Part({ from, to, isRun }: { from: number; to: number; isRun?: boolean }) {
  if (to <= from && !isRun) return null
  return (
    <span
      className={classes.part}
      data-run={isRun}
      style={{ left: `${from}%`, width: `${Math.max(0, to - from).toFixed(2)}%` }}
    />
  )
}

/** A duration that goes on would be read out again and again, so only the final one is in it. */
function toBarText({ family, taskId, state, ranMs }: TaskRow): string {
  const ran = ranMs === undefined ? '' : `, ran ${toDurationText(ranMs)}`
  return `${family} ${toShortId(taskId)}, ${stateViews[state].label}${ran}`
}
