import { expect, it } from 'vitest'
import { holdRows } from './hold-rows.ts'
import type { TaskRow } from './task-row.ts'

const row = (arn: string, state: TaskRow['state'] = 'running'): TaskRow => ({
  arn,
  taskId: arn,
  href: '',
  family: 'job',
  cluster: 'demo',
  state,
  status: 'RUNNING',
  why: '',
  where: '',
  isStopped: false,
})

it('keeps every row in its place, as it is now, and counts what is new', () => {
  const found = [row('new'), row('b', 'failed'), row('a')]
  const { rows, newCount } = holdRows(['a', 'b'], found, found)
  expect(rows).toEqual([row('a'), row('b', 'failed')])
  expect(newCount).toBe(1)
})

it('keeps a row that the filters leave out by now', () => {
  const all = [row('a', 'succeeded'), row('b')]
  expect(holdRows(['a', 'b'], [row('b')], all).rows).toEqual(all)
})

it('drops at once what is not there any more: it may be denied', () => {
  expect(holdRows(['a', 'b'], [row('b')], [row('b')]).rows).toEqual([row('b')])
})
