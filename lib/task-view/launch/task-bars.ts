import type { TaskRow } from '../list/task-row.ts'

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
