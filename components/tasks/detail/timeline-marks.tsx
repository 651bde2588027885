import { IconHeartbeat, IconRefresh } from '@tabler/icons-react'
import { Fragment } from 'react'
import { ClockTime } from '@/components/ui/exact-time'
import type { TimelineScale } from '@/lib/task-view/runs/timeline-scale'
import type { ChangeView } from '@/lib/task-view/task/change-view'
import { toContainerStories } from '@/lib/task-view/task/container-story'
import classes from './timeline-card.module.css'
import { toPercent } from './timeline-percent'

/** On the bar of the run: where a container restarted, or its health changed. */
export const RunMarks = ({
  changes,
  scale,
}: {
  changes: readonly ChangeView[]
  scale: TimelineScale
}) =>
  changes.map(
    ({ at, text, mark }, index) =>
      mark && (
        <span
          key={`${at} ${index}`}
          className={classes.mark}
          data-kind={mark.kind}
          style={{ left: `${toPercent(Date.parse(at), scale)}%` }}
          title={text}
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
            Container <strong>{container}</strong> restarted{' '}
            {restarts > 1 ? `${restarts} times, last at` : 'at'} <ClockTime iso={lastRestartAt} />
          </span>
        </span>
      )}
      {health && (
        <span className={classes.note} data-tone={health.kind === 'unhealthy' ? 'bad' : undefined}>
          <IconHeartbeat size={14} aria-hidden />
          <span>
            Container <strong>{container}</strong> became {health.kind} at{' '}
            <ClockTime iso={health.at} />
          </span>
        </span>
      )}
    </Fragment>
  ))
