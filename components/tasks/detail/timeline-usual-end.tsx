import { useClockText } from '@/components/ui/exact-time'
import type { TimelineScale } from '@/lib/task-view/runs/timeline-scale'

/** From this length on, a minute is exact enough. */
const MINUTES_MS = 10 * 60_000

/** When a run like this one usually ends. */
export function UsualEnd({ scale: { startMs, usualEndMs = startMs } }: { scale: TimelineScale }) {
  const toClockText = useClockText()
  const text = toClockText(usualEndMs)
  return ` · usually ends around ${usualEndMs - startMs < MINUTES_MS ? text : text.slice(0, 5)}`
}
