import type { TaskRow } from './task-row.ts'

/** A task on a time axis that many share. Epoch milliseconds, each no sooner than the one before. */
export interface TaskBar {
  row: TaskRow
  startMs: number
  /** When its containers ran. Missing if they never did. */
  runStartMs?: number
  /** Missing while they run. */
  runEndMs?: number
  /** When the task stopped. Missing while it is there. */
  endMs?: number
}

/** Where a bar ends: now, for a task that is there. Its times may be ahead of this clock. */
export const toBarEndMs = ({ endMs, runEndMs, runStartMs, startMs }: TaskBar, nowMs: number) =>
  endMs ?? Math.max(nowMs, runEndMs ?? runStartMs ?? startMs)

/**
 * The bars of tasks, the first created on top.
 *
 * @param launchedAtMs stands in for the creation of a task that ECS has not described yet
 */
export const toTaskBars = (rows: readonly TaskRow[], launchedAtMs: number): TaskBar[] =>
  rows
    .map(row => toTaskBar(row, launchedAtMs))
    .sort((one, other) => one.startMs - other.startMs || compareIds(one.row, other.row))

const compareIds = (one: TaskRow, other: TaskRow): number => (one.taskId < other.taskId ? -1 : 1)

function toTaskBar(row: TaskRow, launchedAtMs: number): TaskBar {
  const runStartMs = toMs(row.startedAt)
  const startMs = toMs(row.createdAt) ?? runStartMs ?? launchedAtMs
  const runEndMs =
    runStartMs !== undefined && row.ranMs !== undefined ? runStartMs + row.ranMs : undefined
  const latestMs = Math.max(startMs, runStartMs ?? startMs, runEndMs ?? startMs)
  const endMs = row.isStopped ? Math.max(latestMs, toMs(row.stoppedAt) ?? latestMs) : undefined
  return {
    row,
    startMs,
    runStartMs: runStartMs === undefined ? undefined : Math.max(startMs, runStartMs),
    runEndMs: runEndMs === undefined ? endMs : Math.max(startMs, runEndMs),
    endMs,
  }
}

const toMs = (iso: string | undefined): number | undefined =>
  iso === undefined ? undefined : Date.parse(iso)

const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

const steps = [
  ...[1, 2, 5, 10, 15, 30].map(count => count * SECOND_MS),
  ...[1, 2, 5, 10, 15, 30].map(count => count * MINUTE_MS),
  ...[1, 2, 3, 6, 12].map(count => count * HOUR_MS),
]

const SHORTEST_SCALE_MS = 10 * SECOND_MS
const MOST_STEPS = 4

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
