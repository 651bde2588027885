import { ExactTime, useToOffset } from '@/components/ui/exact-time'
import { toClockText, toDayTickText } from '@/components/ui/instant-text'
import type { TimelineScale } from '@/lib/task-view/runs/timeline-scale'
import classes from './timeline-card.module.css'
import { toPercent } from './timeline-percent'

const ticks = [0, 1 / 3, 2 / 3, 1]

const DAY_MS = 86_400_000

/** The times under the bars, and a sign where the run usually ends. */
export function TimelineAxis({ scale, hasUsual }: { scale: TimelineScale; hasUsual: boolean }) {
  const { startMs, endMs, usualEndMs } = scale
  const toOffset = useToOffset()
  const toText = endMs - startMs < DAY_MS ? toClockText : toDayTickText
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
      {ticks.map(tick => {
        const atMs = Math.round(startMs + tick * (endMs - startMs))
        return (
          <ExactTime key={tick} iso={new Date(atMs).toISOString()}>
            {toText(atMs, toOffset(atMs))}
          </ExactTime>
        )
      })}
    </div>
  )
}
