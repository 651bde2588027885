'use client'

import { useClock } from '@/components/ui/time/clock'
import { toDurationText } from '@/lib/task-view/duration-text'
import { stateViews } from '@/lib/task-view/status-view'
import { toShortId } from '@/lib/task-view/task-names'
import type { TaskRow } from '@/lib/task-view/list/task-row'
import classes from './launch-picture.module.css'
import { StateSign } from './state-sign'

/** The task under the pointer or the focus, or else the legend. */
export function BarCaption({ row }: { row: TaskRow | undefined }) {
  if (!row) {
    return (
      <p className={classes.caption}>
        <span className={classes.key} data-run /> running
        <span className={classes.key} /> starting or stopping
      </p>
    )
  }
  return (
    <p className={classes.caption}>
      <StateSign state={row.state} />
      <strong>{row.family}</strong>
      <span className={classes.captionId}>{toShortId(row.taskId)}</span>
      <span>
        {stateViews[row.state].label}
        <Ran row={row} />
        {row.why && ` · ${row.why}`}
      </span>
    </p>
  )
}

function Ran({ row: { ranMs, startedAt, isStopped } }: { row: TaskRow }) {
  if (ranMs !== undefined) return ` · ran ${toDurationText(ranMs)}`
  return startedAt && !isStopped ? <RunsFor iso={startedAt} /> : null
}

function RunsFor({ iso }: { iso: string }) {
  const sinceMs = Date.parse(iso)
  return useClock(nowMs => ` · for ${toDurationText(nowMs - sinceMs)}`)
}
