import { toBarEndMs } from './task-bars.ts'
import type { TaskBar } from './task-bars.ts'

const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** Between ticks that read well. Longer ones are whole days. */
const steps = [
  ...[1, 2, 5, 10, 15, 30].map(count => count * SECOND_MS),
  ...[1, 2, 5, 10, 15, 30].map(count => count * MINUTE_MS),
  ...[1, 2, 3, 6, 12].map(count => count * HOUR_MS),
]

const SHORTEST_SCALE_MS = 10 * SECOND_MS
const MOST_STEPS = 4

/** A time axis, in epoch milliseconds. */
export interface TimeScale {
  startMs: number
  endMs: number
  /** Between two ticks. */
  stepMs: number
}

/**
 * The time that bars share. While a task is there it ends a little later than now: so it stays as it
 * is for a while, and only the bars that are not over grow.
 *
 * @param offsetMinutes of the reader's zone, east of UTC
 */
export function toTimeScale(
  bars: readonly TaskBar[],
  nowMs: number,
  offsetMinutes: number,
): TimeScale {
  const startMs = Math.min(...bars.map(bar => bar.startMs))
  const isOpen = bars.some(bar => bar.endMs === undefined)
  const lastMs = Math.max(startMs + SHORTEST_SCALE_MS, ...bars.map(bar => toBarEndMs(bar, nowMs)))
  const stepMs = toStepMs(lastMs - startMs)
  const endMs = isOpen ? toNextTickMs(lastMs, stepMs / 4, offsetMinutes) : lastMs
  return { startMs, endMs, stepMs }
}

/** Round times in the reader's zone, within the scale. */
export function toTicks({ startMs, endMs, stepMs }: TimeScale, offsetMinutes: number): number[] {
  const firstMs = toNextTickMs(startMs, stepMs, offsetMinutes)
  const count = Math.floor((endMs - firstMs) / stepMs) + 1
  return Array.from({ length: Math.max(0, count) }, (_, index) => firstMs + index * stepMs)
}

function toNextTickMs(atMs: number, stepMs: number, offsetMinutes: number): number {
  const offsetMs = offsetMinutes * MINUTE_MS
  return Math.ceil((atMs + offsetMs) / stepMs) * stepMs - offsetMs
}

/** The shortest round step of which few fit in; whole days where that is none. */
function toStepMs(lengthMs: number): number {
  const step = steps.find(stepMs => lengthMs / stepMs <= MOST_STEPS)
  return step ?? Math.ceil(lengthMs / MOST_STEPS / DAY_MS) * DAY_MS
}
