'use client'

import { memo, useMemo, useState } from 'react'
import type { CSSProperties, KeyboardEvent } from 'react'
import { useClock } from '@/components/ui/time/clock'
import { toDurationText } from '@/lib/task-view/duration-text'
import { ExactTime, useToOffset } from '@/components/ui/time/exact-time'
import { toTickText } from '@/components/ui/time/instant-text'
import { TitledPanel } from '@/components/ui/titled-panel'
import type { TaskState } from '@/lib/task-view/status-view'
import { toBarEndMs, toTaskBars } from '@/lib/task-view/launch/task-bars'
import type { TaskBar } from '@/lib/task-view/launch/task-bars'
import { toTicks, toTimeScale } from '@/lib/task-view/launch/time-scale'
import type { TimeScale } from '@/lib/task-view/launch/time-scale'
import type { TaskRow } from '@/lib/task-view/list/task-row'
import { BarCaption } from './bar-caption'
import classes from './launch-picture.module.css'
import { PictureBar } from './picture-bar'

/** The height of all bars together, in pixels, and the limits of that of one. */
const BARS_PX = 420
const BAR_PX = { least: 5, most: 24 }
/** From this height of a bar on, there is room for its task's ID beside it. */
const NAMED_BAR_PX = 16

interface LaunchPictureProps {
  rows: TaskRow[]
  /** ISO 8601. */
  launchedAt: string
  /** Bars of other states are pale. */
  narrowed: TaskState | undefined
}

/** Each task of a launch from its creation to its stop, on the time that all of them share. */
export const LaunchPicture = memo(function LaunchPicture(props: LaunchPictureProps) {
  const { rows, launchedAt, narrowed } = props
  const bars = useMemo(() => toTaskBars(rows, Date.parse(launchedAt)), [rows, launchedAt])
  const [pointed, setPointed] = useState<string>()
  const [stop, setStop] = useState<string>()
  const toOffset = useToOffset()
  const startMs = Math.min(...bars.map(bar => bar.startMs))
  const offsetMinutes = toOffset(startMs)
  const endMs = useClock(nowMs => toTimeScale(bars, nowMs, offsetMinutes).endMs)
  const stepMs = useClock(nowMs => toTimeScale(bars, nowMs, offsetMinutes).stepMs)
  const heightPx = Math.max(BAR_PX.least, Math.min(BAR_PX.most, Math.floor(BARS_PX / bars.length)))
  const tabStop = bars.find(bar => bar.row.arn === stop) ?? bars[0]
  return (
    <TitledPanel title="Over time" aside={<Length bars={bars} />}>
      <div
        className={classes.plot}
        data-named={heightPx >= NAMED_BAR_PX || undefined}
        style={{ '--bar': `${heightPx}px` } as CSSProperties}
      >
        <Ticks scale={{ startMs, endMs, stepMs }} offsetMinutes={offsetMinutes} />
        <ul
          className={classes.bars}
          aria-label="Tasks over time"
          onKeyDown={moveFocus}
          onMouseLeave={() => setPointed(undefined)}
          onBlur={() => setPointed(undefined)}
        >
          {bars.map(bar => (
            <PictureBar
              key={bar.row.arn}
              bar={bar}
              startMs={startMs}
              lengthMs={endMs - startMs}
              isPale={narrowed !== undefined && bar.row.state !== narrowed}
              isTabStop={bar === tabStop}
              onPoint={setPointed}
              onFocus={setStop}
            />
          ))}
        </ul>
      </div>
      <BarCaption row={rows.find(row => row.arn === pointed)} />
    </TitledPanel>
  )
})

/** One bar can be tabbed to; the arrow keys go on from there. */
function moveFocus(event: KeyboardEvent<HTMLUListElement>): void {
  const links = [...event.currentTarget.querySelectorAll('a')]
  const at = links.findIndex(link => link === document.activeElement)
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key]
  if (next === undefined) return
  event.preventDefault()
  links[Math.max(0, Math.min(links.length - 1, next))]?.focus()
}

function Length({ bars }: { bars: TaskBar[] }) {
  const isOpen = bars.some(bar => bar.endMs === undefined)
  const startMs = Math.min(...bars.map(bar => bar.startMs))
  const text = useClock(nowMs =>
    toDurationText(Math.max(...bars.map(bar => toBarEndMs(bar, nowMs))) - startMs),
  )
  return (
    <span className={classes.length}>
      {text} {isOpen ? 'so far' : 'in total'} · local time
    </span>
  )
}

function Ticks({ scale, offsetMinutes }: { scale: TimeScale; offsetMinutes: number }) {
  const { startMs, endMs, stepMs } = scale
  return (
    <div className={classes.ticks}>
      {toTicks(scale, offsetMinutes).map(tickMs => {
        const percent = ((tickMs - startMs) / (endMs - startMs)) * 100
        return (
          <span
            key={tickMs}
            className={classes.tick}
            data-edge={percent < 8 ? 'start' : percent > 92 ? 'end' : undefined}
            style={{ left: `${percent.toFixed(2)}%` }}
          >
            <ExactTime iso={new Date(tickMs).toISOString()}>
              {toTickText(tickMs, offsetMinutes, stepMs)}
            </ExactTime>
          </span>
        )
      })}
    </div>
  )
}
