import { ClampedText, cutText } from '@/components/ui/clamped-text'
import { ExactTime } from '@/components/ui/time/exact-time'
import type { ChangeView } from '@/lib/task-view/task/change-view'
import type { TaskView } from '@/lib/task-view/task/task-view'
import type { TimelineScale } from '@/lib/task-view/runs/timeline-scale'
import { taskMoments } from '@/lib/task-view/timeline'
import type { TaskMoment } from '@/lib/task-view/timeline'
import { LogTime } from './show-log'
import classes from './timeline-card.module.css'
import { toPercent } from './timeline-percent'
import { useTimelineText } from './use-timeline-text'

/** Of what is shown on hover. */
export const LONGEST_TITLE = 300

type Changes = Pick<TaskView, 'changes' | 'unwatched'>

/** A tick for each change that was seen, and where nobody watched, on the scale of the phases. */
export function ChangeTrack({
  changes,
  earlierChanges,
  unwatched,
  scale,
}: Changes & {
  scale: TimelineScale
  earlierChanges: number
}) {
  return (
    <li className={classes.phase} data-phase="changes">
      <span className={classes.label}>Changes</span>
      <span className={classes.track} aria-hidden>
        {unwatched.map(({ from, until }) => {
          const left = toPercent(Date.parse(from), scale)
          const right = toPercent(until === undefined ? scale.pastMs : Date.parse(until), scale)
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
            key={`${at} ${index}`}
            className={classes.tick}
            style={{ left: `${toPercent(Date.parse(at), scale)}%` }}
            title={cutText(text, LONGEST_TITLE)}
          />
        ))}
      </span>
      <span className={classes.duration}>{changes.length + earlierChanges}</span>
    </li>
  )
}

interface Line extends ChangeView {
  /** Of a period in which nobody watched. */
  until?: string
}

const momentTexts = {
  createdAt: 'Task created',
  connectivityAt: 'Network connected',
  pullStartedAt: 'Image pull started',
  pullStoppedAt: 'Image pull finished',
  startedAt: 'Task started',
  stoppingAt: 'Task began to stop',
  executionStoppedAt: 'Containers stopped',
  stoppedAt: 'Task stopped',
} satisfies Record<TaskMoment, string>

type Listed = Changes & Pick<TaskView, 'times'>

/**
 * The changes with what else has a time. They have an order of their own, which a sort would lose. A
 * time that a change has already isn't repeated.
 */
function toLines({ changes, unwatched, times }: Listed): Line[] {
  const told = new Set(changes.filter(({ isSeenOnly }) => !isSeenOnly).map(({ at }) => at))
  const moments = taskMoments.flatMap((name): Line[] => {
    const at = times[name]
    if (at === undefined || told.has(at)) return []
    return [{ at, text: momentTexts[name], isSeenOnly: false }]
  })
  const gaps = unwatched.map(({ from, until }): Line => {
    const text = until === undefined ? 'Not watched since' : 'Not watched until'
    return { at: from, text, isSeenOnly: false, until }
  })
  const lines: Line[] = [...changes]
  for (const line of [...moments, ...gaps]) {
    const next = lines.findIndex(({ at }) => Date.parse(at) > Date.parse(line.at))
    lines.splice(next < 0 ? lines.length : next, 0, line)
  }
  return lines
}

interface ChangeListProps extends Listed {
  scale: TimelineScale
  /** How many came before those that are listed. */
  earlierChanges: number
}

/** The same as text, in the order of time, with every time that ECS reports. */
export function ChangeList({ scale, earlierChanges, ...listed }: ChangeListProps) {
  const toText = useTimelineText(scale)
  return (
    <details className={classes.changes}>
      <summary>Show all changes and times</summary>
      <p className={classes.hint}>
        A time marked “seen” is when Slipway saw the change. AWS gives no time for it.
      </p>
      {earlierChanges > 0 && (
        <p className={classes.hint}>
          {earlierChanges.toLocaleString('en-US')} earlier changes aren’t listed.
        </p>
      )}
      <ol className={classes.list}>
        {toLines(listed).map(({ at, text, isSeenOnly, until }, index) => (
          <li key={`${at} ${index}`} className={classes.change}>
            <LogTime atMs={Date.parse(at)}>
              <ExactTime iso={at}>{toText(Date.parse(at))}</ExactTime>
            </LogTime>
            <span>
              <ClampedText text={text} />{' '}
              {until !== undefined && (
                <ExactTime iso={until}>{toText(Date.parse(until))}</ExactTime>
              )}
              {isSeenOnly && <span className={classes.seen}>seen</span>}
            </span>
          </li>
        ))}
      </ol>
    </details>
  )
}
