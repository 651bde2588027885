import { IconHeartbeat, IconRefresh } from '@tabler/icons-react'
import { Fragment } from 'react'
import { ClampedText, cutText } from '@/components/ui/clamped-text'
import { ClockTime } from '@/components/ui/time/exact-time'
import type { TimelineScale } from '@/lib/task-view/runs/timeline-scale'
import type { Phase } from '@/lib/task-view/timeline'
import type { ChangeView } from '@/lib/task-view/task/change-view'
import { toContainerStories } from '@/lib/task-view/task/container-story'
import { LONGEST_TITLE } from './timeline-changes'
import classes from './timeline-card.module.css'
import { toPercent } from './timeline-percent'

interface RunMarksProps {
  changes: readonly ChangeView[]
  run: Phase
  scale: TimelineScale
}

/**
 * On the bar of the run: where a container restarted, or its health changed. What was seen only after
 * the run has happened in it.
 */
export const RunMarks = ({ changes, run, scale }: RunMarksProps) =>
  changes.map(
    ({ at, text, mark }, index) =>
      mark && (
        <span
          key={`${at} ${index}`}
          className={classes.mark}
          data-kind={mark.kind}
          style={{ left: `${toPercent(Math.min(Date.parse(at), run.endMs), scale)}%` }}
          title={cutText(text, LONGEST_TITLE)}
        />
      ),
  )

/** The same as text, a line for each container. */
export const ContainerStories = ({ changes }: { changes: readonly ChangeView[] }) =>
  toContainerStories(changes).map(({ container, restarts, lastRestartAt, health }) => (
    <Fragment key={container}>
      {lastRestartAt !== undefined && (
        <span className={classes.note}>
          <IconRefresh size={14} aria-hidden />
          <span>
            Container <Name of={container} /> restarted{' '}
            {restarts > 1 ? `${restarts} times, last at` : 'at'} <ClockTime iso={lastRestartAt} />
          </span>
        </span>
      )}
      {health && (
        <span className={classes.note} data-tone={health.kind === 'unhealthy' ? 'bad' : undefined}>
          <IconHeartbeat size={14} aria-hidden />
          <span>
            Container <Name of={container} /> became {health.kind} at <ClockTime iso={health.at} />
          </span>
        </span>
      )}
    </Fragment>
  ))

const Name = ({ of: container }: { of: string }) => (
  <strong>
    <ClampedText text={container} />
  </strong>
)
