import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { toDurationText } from '@/lib/task-view/duration-text'
import { toExcessMs } from '@/lib/task-view/runs/longer-than-usual'
import type { UsualDuration } from '@/lib/task-view/runs/longer-than-usual'
import type { TimelineScale } from '@/lib/task-view/runs/timeline-scale'
import { isGap } from '@/lib/task-view/timeline'
import type { Phase } from '@/lib/task-view/timeline'
import { useShowLogAt } from './show-log'
import classes from './timeline-card.module.css'
import { toPercent } from './timeline-percent'
import { useTimelineText } from './use-timeline-text'

export const phaseLabels = {
  provision: 'Provision',
  'pull-wait': 'Wait for pull',
  pull: 'Pull image',
  start: 'Start',
  run: 'Run',
  stop: 'Stop',
  deprovision: 'Deprovision',
  unreported: 'Not reported',
} satisfies Record<Phase['key'], string>

interface PhaseRowProps {
  phase: Phase
  scale: TimelineScale
  usual: UsualDuration | undefined
  /** On the bar. */
  marks: ReactNode
  /** Under it. */
  children: ReactNode
}

/** A phase or a gap on the axis: how long it took, and how long it usually takes. */
export function PhaseRow({ phase, scale, usual, marks, children }: PhaseRowProps) {
  const durationMs = phase.endMs - phase.startMs
  const excessMs = usual && toExcessMs(durationMs, usual)
  const showLogAt = useShowLogAt(scale)
  return (
    <li
      className={classes.phase}
      data-phase={phase.key}
      data-gap={isGap(phase.key) || undefined}
      data-long={excessMs !== undefined || undefined}
    >
      <span className={classes.label}>{phaseLabels[phase.key]}</span>
      <span
        className={classes.track}
        data-shows-log={showLogAt && true}
        aria-hidden
        onClick={showLogAt}
      >
        <Bar phase={phase} scale={scale} usual={usual} isLong={excessMs !== undefined} />
        {marks}
      </span>
      <span className={classes.duration}>
        {toDurationText(durationMs)}
        <span className={classes.hidden}>
          {phase.ongoing ? ' so far' : ''}
          <Period phase={phase} scale={scale} />
        </span>
      </span>
      {usual && <span className={classes.usual}>usually {toDurationText(usual.usualMs)}</span>}
      {excessMs !== undefined && (
        <span className={classes.note} data-tone="warn">
          <IconAlertTriangle size={14} aria-hidden />
          {toDurationText(excessMs)} longer than usual
        </span>
      )}
      {phase.missing && <span className={classes.note}>{toMissingText(phase.missing)}</span>}
      {children}
    </li>
  )
}

interface BarProps extends Pick<PhaseRowProps, 'phase' | 'scale' | 'usual'> {
  isLong: boolean
}

/** In percent of the axis. A mark so near to the start of a bar would hide the bar. */
const CROWDED = 1

/** To scale, with a line where it usually ends. What is unusually long has another color after that. */
function Bar({ phase, scale, usual, isLong }: BarProps) {
  const start = toPercent(phase.startMs, scale)
  const end = toPercent(phase.endMs, scale)
  const usualEndMs = usual && phase.startMs + usual.usualMs
  const usualEnd = usualEndMs === undefined ? end : toPercent(usualEndMs, scale)
  return (
    <>
      <span
        className={classes.bar}
        data-ongoing={phase.ongoing || undefined}
        style={{ left: `min(${start}%, 100% - 3px)`, width: `${end - start}%` }}
      />
      {isLong && (
        <span
          className={classes.excess}
          style={{ left: `${usualEnd}%`, width: `${end - usualEnd}%` }}
        />
      )}
      {usualEndMs !== undefined && usualEndMs <= scale.endMs && usualEnd - start > CROWDED && (
        <span className={classes.usualMark} style={{ left: `${usualEnd}%` }} />
      )}
    </>
  )
}

/** For those who don't see the bar. */
function Period({ phase, scale }: Pick<PhaseRowProps, 'phase' | 'scale'>) {
  const { startMs, endMs, ongoing } = phase
  const toText = useTimelineText(scale)
  return ongoing ? `, since ${toText(startMs)}` : `, from ${toText(startMs)} to ${toText(endMs)}`
}

function toMissingText(missing: NonNullable<Phase['missing']>): string {
  if (missing.length > 1) return 'ECS reports no times for pulling the image.'
  const which = missing.includes('pullStartedAt') ? 'start' : 'end'
  return `ECS reports no ${which} time for pulling the image.`
}
