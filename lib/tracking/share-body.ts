import type { TasksAnswer } from '../task-view/task-answer.ts'
import type { TaskRow } from '../task-view/task-row.ts'

const KEPT = 50

const numbers = new WeakMap<TaskRow, number>()
let lastNumber = 0

function numberOf(row: TaskRow): number {
  const known = numbers.get(row)
  if (known !== undefined) return known
  lastNumber += 1
  numbers.set(row, lastNumber)
  return lastNumber
}

const bodies = new Map<string, TasksAnswer>()

/**
 * The same body for all who see the same rows, problems and clusters, so that it is written out once. Rows
 * that are the same object are the same.
 */
export function shareBody(body: TasksAnswer): TasksAnswer {
  const { rows, ...others } = body
  const key = `${rows.map(numberOf).join()} ${JSON.stringify(others)}`
  const shared = bodies.get(key) ?? body
  bodies.delete(key)
  bodies.set(key, shared)
  const [oldest] = bodies.keys()
  if (bodies.size > KEPT && oldest !== undefined) bodies.delete(oldest)
  return shared
}
