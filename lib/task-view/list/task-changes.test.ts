import fc from 'fast-check'
import { expect, it } from 'vitest'
import { taskRow } from '../../testing/task-row-of.ts'
import type { TasksAnswer } from './tasks-answer.ts'
import { applyTasksChanges, toTasksChanges } from './task-changes.ts'
import type { TaskRow } from './task-row.ts'

const answer = (
  version: string,
  rows: TaskRow[],
  more: Partial<TasksAnswer> = {},
): TasksAnswer => ({
  version,
  rows,
  problems: [],
  clusters: [],
  families: {},
  names: { tags: [], variables: [] },
  ...more,
})
const byArn = (one: TaskRow, other: TaskRow) => (one.arn < other.arn ? -1 : 1)
const sorted = (each: TasksAnswer) => ({ ...each, rows: [...each.rows].sort(byArn) })
const sent = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

it('makes the later answer of the earlier one', () => {
  const pool = Array.from({ length: 12 }, () => taskRow())
  const rows = fc
    .subarray(pool)
    .chain(chosen =>
      fc.tuple(
        ...chosen.map(row =>
          fc.boolean().map(isStopped => (isStopped ? { ...row, isStopped } : row)),
        ),
      ),
    )
  const cluster = fc.constantFrom<TasksAnswer['clusters']>(
    [],
    [{ cluster: 'demo', state: 'listed' }],
    [{ cluster: 'demo', state: 'listing', listed: 7 }],
  )
  fc.assert(
    fc.property(rows, rows, cluster, cluster, (early, late, first, then) => {
      const before = answer('1', early, { clusters: first })
      const after = answer('2', late, { clusters: then })
      const changes = sent(toTasksChanges(before, after))
      expect(sorted(applyTasksChanges(before, changes))).toEqual(sorted(after))
    }),
    { seed: 16 },
  )
})

it('keeps the objects of rows that did not change, and the list where none did', () => {
  const [one, other] = [taskRow(), taskRow()]
  const before = answer('1', [one, other])
  const late = { ...other, isStopped: true }
  const after = applyTasksChanges(before, toTasksChanges(before, answer('2', [one, late])))
  expect(after.rows[0]).toBe(one)
  const same = applyTasksChanges(before, toTasksChanges(before, answer('2', [one, other])))
  expect(same.rows).toBe(before.rows)
})

it('says only what is new', () => {
  const rows = Array.from({ length: 1_000 }, () => taskRow())
  const [first] = rows
  const after = [{ ...first, isStopped: true } as TaskRow, ...rows.slice(1)]
  const changes = toTasksChanges(answer('1', rows), answer('2', after))
  expect(changes).toEqual({ from: '1', version: '2', changed: [after[0]], gone: [] })
})
