'use client'

import { memo } from 'react'
import { useClock } from '@/components/ui/time/clock'
import { toDurationText } from '@/lib/task-view/duration-text'
import { TitledPanel } from '@/components/ui/titled-panel'
import { toTimelineScale } from '@/lib/task-view/runs/timeline-scale'
import type { TaskView } from '@/lib/task-view/task/task-view'
import type { Timeline } from '@/lib/task-view/timeline'
import { TimelineAxis } from './timeline-axis'
import { ChangeList, ChangeTrack } from './timeline-changes'
import classes from './timeline-card.module.css'
import { ContainerStories, RunMarks } from './timeline-marks'
import { PhaseRow } from './timeline-phase'
import { UsualEnd } from './timeline-usual-end'

interface TimelineCardProps extends Pick<
  TaskView,
  'changes' | 'earlierChanges' | 'unwatched' | 'times' | 'usual'
> {
  timeline: Timeline
}

/** Where the time went, drawn to scale beside what is usual, and what was seen to change. */
export const TimelineCard = memo(function TimelineCard(props: TimelineCardProps) {
  const { timeline, changes, earlierChanges, unwatched, times, usual } = props
  const pastMs = useClock(nowMs => toTimelineScale(timeline, nowMs, usual).pastMs)
  const scale = toTimelineScale(timeline, pastMs, usual)
  const phases = timeline.phases.map(phase => (phase.ongoing ? { ...phase, endMs: pastMs } : phase))
  return (
    <TitledPanel
      title="Timeline"
      aside={
        <span className={classes.total}>
          {toDurationText(pastMs - timeline.startMs)} {toTotalText(timeline)}
          {scale.usualEndMs !== undefined && <UsualEnd scale={scale} />} · local time
        </span>
      }
    >
      <ul className={classes.phases} aria-label="Phases" data-usual={usual && true}>
        {phases.map(phase => (
          <PhaseRow
            key={phase.key}
            phase={phase}
            scale={scale}
            usual={usual?.phases[phase.key]}
            marks={phase.key === 'run' && <RunMarks changes={changes} run={phase} scale={scale} />}
          >
            {phase.key === 'run' && <ContainerStories changes={changes} />}
          </PhaseRow>
        ))}
        {changes.length > 0 && (
          <ChangeTrack
            changes={changes}
            earlierChanges={earlierChanges}
            unwatched={unwatched}
            scale={scale}
          />
        )}
      </ul>
      <TimelineAxis scale={scale} hasUsual={usual !== undefined} />
      {timeline.isReordered && (
        <p className={classes.hint}>
          ECS reports some of these times out of order. Slipway draws them at the nearest possible
          time.
        </p>
      )}
      {usual && (
        <p className={classes.hint}>
          <span className={classes.usualKey} aria-hidden /> “Usually” is the median of {usual.runs}{' '}
          earlier runs whose containers exited on their own.
        </p>
      )}
      <ChangeList
        changes={changes}
        earlierChanges={earlierChanges}
        unwatched={unwatched}
        times={times}
        scale={scale}
      />
    </TitledPanel>
  )
})

function toTotalText({ ongoing, isEndUnknown }: Timeline): string {
  if (isEndUnknown) return 'until it was last seen'
  return ongoing ? 'so far' : 'in total'
}
