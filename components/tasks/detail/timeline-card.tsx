'use client'

import { memo } from 'react'
import { toDurationText } from '@/components/ui/duration-text'
import type { TaskView } from '@/lib/task-view/task/task-view'
import type { Phase, PhaseKey, Timeline } from '@/lib/task-view/timeline'
import { useClock } from '@/components/ui/clock'
import { useClockText, ExactTime } from '@/components/ui/exact-time'
import { TitledPanel } from '@/components/ui/titled-panel'
import { ChangeList, ChangeTrack } from './timeline-changes'
import classes from './timeline-card.module.css'

const labels = {
  provision: 'Provision',
  pull: 'Pull image',
  start: 'Start',
  run: 'Run',
  stop: 'Stop',
  deprovision: 'Deprovision',
} satisfies Record<PhaseKey, string>

const ticks = [0, 1 / 3, 2 / 3, 1]

interface TimelineCardProps extends Pick<TaskView, 'changes' | 'unwatched'> {
  timeline: Timeline
}

/** Where the time went, drawn to scale, and what was seen to change. */
export const TimelineCard = memo(function TimelineCard({
  timeline,
  changes,
  unwatched,
}: TimelineCardProps) {
  const toClockText = useClockText()
  const endMs = useClock(nowMs =>
    timeline.ongoing ? Math.max(timeline.endMs, nowMs) : timeline.endMs,
  )
  const lengthMs = Math.max(1, endMs - timeline.startMs)
  return (
    <TitledPanel
      title="Timeline"
      aside={
        <span className={classes.total}>
          {toDurationText(endMs - timeline.startMs)} {timeline.ongoing ? 'so far' : 'in total'} ·
          local time
        </span>
      }
    >
      <ul className={classes.phases}>
        {timeline.phases.map(phase => (
          <PhaseBar
            key={phase.key}
            phase={phase.ongoing ? { ...phase, endMs } : phase}
            startMs={timeline.startMs}
            lengthMs={lengthMs}
          />
        ))}
        {changes.length > 0 && (
          <ChangeTrack
            changes={changes}
            unwatched={unwatched}
            startMs={timeline.startMs}
            endMs={endMs}
          />
        )}
      </ul>
      <div className={classes.axis}>
        {ticks.map(tick => {
          const atMs = Math.round(timeline.startMs + tick * lengthMs)
          return (
            <ExactTime key={tick} iso={new Date(atMs).toISOString()}>
              {toClockText(atMs)}
            </ExactTime>
          )
        })}
      </div>
      {changes.length > 0 && <ChangeList changes={changes} unwatched={unwatched} />}
    </TitledPanel>
  )
})

function PhaseBar(props: { phase: Phase; startMs: number; lengthMs: number }) {
  const { phase, startMs, lengthMs } = props
  const durationMs = phase.endMs - phase.startMs
  const toPercent = (ms: number) => `${((ms / lengthMs) * 100).toFixed(3)}%`
  return (
    <li className={classes.phase} data-phase={phase.key}>
      <span className={classes.label}>{labels[phase.key]}</span>
      <span className={classes.track}>
        <span
          className={classes.bar}
          data-ongoing={phase.ongoing || undefined}
          style={{ left: toPercent(phase.startMs - startMs), width: toPercent(durationMs) }}
        />
      </span>
      <span className={classes.duration}>
        {toDurationText(durationMs)}
        {phase.ongoing && <span className={classes.open}> so far</span>}
      </span>
    </li>
  )
}
