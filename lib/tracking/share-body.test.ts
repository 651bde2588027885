import { expect, it } from 'vitest'
import type { TasksAnswer } from '../task-view/list/tasks-answer.ts'
import type { TaskRow } from '../task-view/list/task-row.ts'
import { taskRow } from '../testing/task-row-of.ts'
import { findBody, shareBody } from './share-body.ts'

const body = (rows: TaskRow[], more: Partial<TasksAnswer> = {}): TasksAnswer => ({
  rows,
  problems: [],
  clusters: [],
  families: {},
  names: { tags: [], variables: [] },
  ...more,
})

it('is the same for the same rows, and has a version of its own for others', () => {
  const [one, other] = [taskRow(), taskRow()]
  const first = shareBody(body([one]))
  expect(shareBody(body([one]))).toBe(first)
  const versions = [
    first,
    shareBody(body([one, other])),
    shareBody(body([{ ...one }])),
    shareBody(body([one], { clusters: [{ cluster: 'demo', state: 'listed' }] })),
  ].map(({ version }) => version)
  expect(new Set(versions).size).toBe(4)
})

it('is found by its version, as long as it is kept', () => {
  const shared = shareBody(body([taskRow()]))
  expect(findBody(shared.version ?? '')).toBe(shared)
  expect(findBody(crypto.randomUUID())).toBeUndefined()
  for (let n = 0; n < 50; n += 1) shareBody(body([taskRow()]))
  expect(findBody(shared.version ?? '')).toBeUndefined()
})

it('makes room for long lists sooner', () => {
  const rows = Array.from({ length: 20_000 }, () => taskRow())
  const versions = [1, 2, 3, 4].map(n => shareBody(body(rows.slice(n))).version ?? '')
  expect(versions.map(version => findBody(version) !== undefined)).toEqual([
    false,
    false,
    true,
    true,
  ])
})
