import type { Timeline } from '../timeline.ts'
import type { UsualPhases } from './usual-phases.ts'

/** What has happened so far takes at least this part of the axis. */
const LEAST_PAST = 1 / 3

/** No `Date` is later. */
const LATEST_MS = 8.64e15

/** In epoch milliseconds. */
export interface TimelineScale {
  startMs: number
  /** Until when something has happened: now, or the end. */
  pastMs: number
  /** Where the axis ends. */
  endMs: number
  /** When a run like this one usually ends, for a task that runs and hasn't reached it. */
  usualEndMs?: number
}

/** The axis of a timeline. While the task runs it goes on to its usual end, unless that is far away. */
export function toTimelineScale(
  { startMs, endMs, ongoing, phases }: Timeline,
  nowMs: number,
  usual: UsualPhases | undefined,
): TimelineScale {
  const pastMs = ongoing ? Math.max(endMs, nowMs) : endMs
  const run = phases.find(({ key }) => key === 'run')
  const usualMs = usual?.phases.run?.usualMs
  const past = { startMs, pastMs, endMs: pastMs }
  if (!run?.ongoing || usualMs === undefined) return past
  const usualEndMs = run.startMs + usualMs
  if (usualEndMs <= pastMs || usualEndMs > LATEST_MS) return past
  const farthestMs = startMs + (pastMs - startMs) / LEAST_PAST
  return { ...past, endMs: Math.min(usualEndMs, farthestMs), usualEndMs }
}
