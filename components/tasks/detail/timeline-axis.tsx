import { ExactTime, useClockText, useMinuteText } from '@/components/ui/exact-time'
import type { TimelineScale } from '@/lib/task-view/runs/timeline-scale'
import classes from './timeline-card.module.css'
import { toPercent } from './timeline-percent'

const ticks = [0, 1 / 3, 2 / 3, 1]

const DAY_MS = 86_400_000

/** The times under the bars, and a sign where the run usually ends. */
export function TimelineAxis({ scale, hasUsual }: { scale: TimelineScale; hasUsual: boolean }) {
  const { startMs, endMs, usualEndMs } = scale
  const toClockText = useClockText()
  const toMinuteText = useMinuteText()
  const isLong = endMs - startMs >= DAY_MS
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
            {isLong ? toDayAndTime(toMinuteText(atMs)) : toClockText(atMs)}
          </ExactTime>
        )
      })}
    </div>
  )
}

/** `29 Nov, 14:02` of `29 Nov 2026, 14:02 UTC+1`. */
const toDayAndTime = (text: string): string => text.replace(/ \d{4},/, ',').replace(/ UTC.*$/, '')
