import type { TasksAnswer } from '../task-view/list/tasks-answer.ts'
import type { TaskRow } from '../task-view/list/task-row.ts'

const KEPT = 50

/** A body of ten thousand rows has 6 MB when it is written out. */
const KEPT_ROWS = 50_000

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
 * The same body for all who see the same rows, problems and clusters, so that it is written out once.
 * Rows that are the same object are the same. It gets a version, which nobody can guess who wasn't sent
 * the body.
 */
export function shareBody(body: TasksAnswer): TasksAnswer {
  const { rows, ...others } = body
  const key = `${rows.map(numberOf).join()} ${JSON.stringify(others)}`
  const shared = bodies.get(key) ?? { ...body, version: crypto.randomUUID() }
  bodies.delete(key)
  bodies.set(key, shared)
  makeRoom(key)
  return shared
}

function makeRoom(newest: string): void {
  let rows = bodies.values().reduce((sum, body) => sum + body.rows.length, 0)
  for (const [key, body] of bodies) {
    if (key === newest || (bodies.size <= KEPT && rows <= KEPT_ROWS)) return
    bodies.delete(key)
    rows -= body.rows.length
  }
}

/** The body that a page says it has, if it was shared lately. */
export const findBody = (version: string): TasksAnswer | undefined =>
  [...bodies.values()].find(body => body.version === version)
