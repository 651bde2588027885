import type { TimelineScale } from '@/lib/task-view/runs/timeline-scale'
import { useTimelineText } from './use-timeline-text'

/** From this length on, a minute is exact enough. */
const MINUTES_MS = 10 * 60_000

/** When a run like this one usually ends. */
export function UsualEnd({ scale: { startMs, usualEndMs = startMs } }: { scale: TimelineScale }) {
  const text = useTimelineText({ startMs, endMs: usualEndMs })(usualEndMs)
  const isExact = usualEndMs - startMs < MINUTES_MS
  return ` · usually ends around ${isExact ? text : text.slice(0, -':00'.length)}`
}
