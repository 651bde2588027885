import type { TasksAnswer } from './tasks-answer.ts'
import type { TaskRow } from './task-row.ts'

/** What a list is asked for that has an earlier answer: `GET /api/tasks?from={version}`. */
export interface TasksChanges extends Partial<Omit<TasksAnswer, 'rows' | 'version' | 'leftOut'>> {
  /** The answer that the page has. */
  from: string
  /** The answer that it has with these changes. */
  version: string
  /** Rows that are new or not as they were. */
  changed: TaskRow[]
  /** ARNs of rows that are not in the list any more. */
  gone: string[]
}

const parts = ['problems', 'clusters', 'families', 'names'] as const

/** @param before an answer that has a version, as `after` does */
export function toTasksChanges(before: TasksAnswer, after: TasksAnswer): TasksChanges {
  const known = new Map(before.rows.map(row => [row.arn, row]))
  const changed = after.rows.filter(row => known.get(row.arn) !== row)
  const left = new Set(after.rows.map(({ arn }) => arn))
  const others = parts.filter(part => JSON.stringify(before[part]) !== JSON.stringify(after[part]))
  return {
    from: before.version ?? '',
    version: after.version ?? '',
    changed,
    gone: before.rows.flatMap(({ arn }) => (left.has(arn) ? [] : arn)),
    ...Object.fromEntries(others.map(part => [part, after[part]])),
  }
}

/**
 * The later answer. Rows that didn't change are the same objects; new ones come last, as a page orders
 * its rows by itself.
 */
export function applyTasksChanges(before: TasksAnswer, changes: TasksChanges): TasksAnswer {
  const { version, changed, gone } = changes
  const others = parts.filter(part => changes[part] !== undefined)
  const next = {
    ...before,
    ...Object.fromEntries(others.map(part => [part, changes[part]])),
    version,
  }
  if (changed.length === 0 && gone.length === 0) return next
  const byArn = new Map(before.rows.map(row => [row.arn, row]))
  for (const arn of gone) byArn.delete(arn)
  for (const row of changed) byArn.set(row.arn, row)
  return { ...next, rows: [...byArn.values()] }
}

export const isTasksChanges = (answer: TasksAnswer | TasksChanges): answer is TasksChanges =>
  'changed' in answer
