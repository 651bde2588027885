import { ExactTime } from '@/components/ui/time/exact-time'
import type { TimelineScale } from '@/lib/task-view/runs/timeline-scale'
import classes from './timeline-card.module.css'
import { useTimelineText } from './use-timeline-text'
import { toPercent } from './timeline-percent'

const ticks = [0, 1 / 3, 2 / 3, 1]

/** Below that, the ends say all. */
const SHORTEST_MS = 10_000

/** The times under the bars, and a sign where the run usually ends. */
export function TimelineAxis({ scale, hasUsual }: { scale: TimelineScale; hasUsual: boolean }) {
  const { startMs, endMs, usualEndMs } = scale
  const toText = useTimelineText(scale)
  const shown = endMs - startMs < SHORTEST_MS ? [0, 1] : ticks
  return (
    <div className={classes.axis} data-usual={hasUsual || undefined}>
      {usualEndMs !== undefined && usualEndMs <= endMs && (
        <span
          className={classes.usualEnd}
          style={{ left: `${toPercent(usualEndMs, scale)}%` }}
          title="Usual end"
          aria-hidden
        />
      )}
      {shown.map(tick => {
        const atMs = Math.round(startMs + tick * (endMs - startMs))
        return (
          <ExactTime key={tick} iso={new Date(atMs).toISOString()}>
            {toText(atMs)}
          </ExactTime>
        )
      })}
    </div>
  )
}
