import { isLost } from '../task-view/lost-task.ts'
import { toValueNames } from '../task-view/list/row-values.ts'
import type { ValueNames } from '../task-view/list/row-values.ts'
import { toTaskRow } from '../task-view/list/task-row.ts'
import type { TaskRow } from '../task-view/list/task-row.ts'
import type { TrackedTask } from '../task-view/tracked-task.ts'

interface Shaped extends Pick<TrackedTask, 'definition' | 'launchedBy'> {
  isLost: boolean
  names?: ValueNames
  /** By the values that were asked for. */
  rows: Map<string, TaskRow>
}

/** By the state of a task, which is the same object as long as nothing changed. */
const shaped = new WeakMap<object, Shaped>()

/** People show different columns; more than so many at once are not remembered. */
const ROWS_OF_A_TASK = 8

function shapedOf(tracked: TrackedTask): Shaped {
  const { task, definition, launchedBy } = tracked
  const lost = isLost(tracked)
  const known = shaped.get(task)
  if (
    known?.definition === definition &&
    known?.launchedBy === launchedBy &&
    known?.isLost === lost
  ) {
    return known
  }
  const made = { definition, launchedBy, isLost: lost, rows: new Map<string, TaskRow>() }
  shaped.set(task, made)
  return made
}

/** The same row for the same state of a task, whoever sees it. */
export function toRowOnce(tracked: TrackedTask, values: readonly string[] = []): TaskRow {
  const { rows } = shapedOf(tracked)
  const key = values.join('\n')
  const known = rows.get(key)
  if (known) return known
  const row = toTaskRow(tracked, values)
  if (rows.size >= ROWS_OF_A_TASK) rows.clear()
  rows.set(key, row)
  return row
}

export function toNamesOnce(tracked: TrackedTask): ValueNames {
  const known = shapedOf(tracked)
  known.names ??= toValueNames(tracked)
  return known.names
}
