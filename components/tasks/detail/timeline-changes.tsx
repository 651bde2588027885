import { ClockTime } from '@/components/ui/exact-time'
import type { ChangeView } from '@/lib/task-view/task/change-view'
import type { TaskView } from '@/lib/task-view/task/task-view'
import classes from './timeline-card.module.css'

interface Scale {
  startMs: number
  endMs: number
}

type Changes = Pick<TaskView, 'changes' | 'unwatched'>

/** A tick for each change that was seen, and where nobody watched, on the scale of the phases. */
export function ChangeTrack({ changes, unwatched, startMs, endMs }: Changes & Scale) {
  const lengthMs = Math.max(1, endMs - startMs)
  const toPercent = (iso: string) => {
    const part = (Date.parse(iso) - startMs) / lengthMs
    return Math.min(100, Math.max(0, part * 100))
  }
  return (
    <li className={classes.phase} data-phase="changes">
      <span className={classes.label}>Changes</span>
      <span className={classes.track} aria-hidden>
        {unwatched.map(({ from, until }) => {
          const left = toPercent(from)
          const right = until === undefined ? 100 : toPercent(until)
          return (
            <span
              key={from}
              className={classes.gap}
              style={{ left: `${left}%`, width: `${right - left}%` }}
            />
          )
        })}
        {changes.map(({ at, text }, index) => (
          <span
            key={`${at} ${text} ${index}`}
            className={classes.tick}
            style={{ left: `${toPercent(at)}%` }}
            title={text}
          />
        ))}
      </span>
      <span className={classes.duration}>{changes.length}</span>
    </li>
  )
}

interface Line extends ChangeView {
  /** Of a period in which nobody watched. */
  until?: string
}

/** The same as text, in the order of time. */
export function ChangeList({ changes, unwatched }: Changes) {
  const lines: Line[] = [...changes]
  for (const { from, until } of unwatched) {
    const text = until === undefined ? 'Not watched since' : 'Not watched until'
    const next = lines.findIndex(({ at }) => Date.parse(at) > Date.parse(from))
    lines.splice(next < 0 ? lines.length : next, 0, { at: from, text, isSeenOnly: false, until })
  }
  return (
    <details className={classes.changes}>
      <summary>Show all changes</summary>
      <p className={classes.hint}>
        A time marked “seen” is when Slipway saw the change. AWS gives no time for it.
      </p>
      <ol className={classes.list}>
        {lines.map(({ at, text, isSeenOnly, until }, index) => (
          <li key={`${at} ${text} ${index}`} className={classes.change}>
            <ClockTime iso={at} />
            <span>
              {text} {until !== undefined && <ClockTime iso={until} />}
              {isSeenOnly && <span className={classes.seen}>seen</span>}
            </span>
          </li>
        ))}
      </ol>
    </details>
  )
}
