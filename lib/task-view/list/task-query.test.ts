import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stateViews } from '../status-view.ts'
import {
  countClusters,
  countFacet,
  countValues,
  findRows,
  isNarrowed,
  namedColumns,
  readTaskQuery,
  sortColumns,
  writeTaskQuery,
} from './task-query.ts'
import type { TaskQuery } from './task-query.ts'
import type { ValueKey } from './row-values.ts'
import type { TaskRow } from './task-row.ts'

const hourMs = 3_600_000
const nowMs = Date.UTC(2026, 0, 2)
const ago = (hours: number) => new Date(nowMs - hours * hourMs).toISOString()

const row = (number: number, more: Partial<TaskRow> = {}): TaskRow => ({
  arn: `arn:${number}`,
  taskId: String(number).padStart(32, '0'),
  href: '',
  family: 'db-migrate',
  revision: 14,
  cluster: 'demo',
  state: 'succeeded',
  why: 'exit code 0',
  where: 'FARGATE · 1a',
  createdAt: ago(number),
  by: 'operator',
  status: 'STOPPED',
  isStopped: true,
  ...more,
})

const rows = [
  row(1, {
    state: 'running',
    family: 'backfill',
    by: 'oncall',
    launchedBy: 'oncall',
    status: 'RUNNING',
    why: '',
    isStopped: false,
  }),
  row(2, {
    state: 'failed',
    why: 'app exited with code 3',
    ranMs: 5_000,
    group: 'nightly',
    startedBy: 'cron/7',
    values: { 'tag:team': 'billing', 'env:A,B': '50%' },
  }),
  row(30, { cluster: 'batch', ranMs: 9_000 }),
  row(400, { family: 'Backfill', ranMs: 1_000 }),
]

const ask = (address: string) =>
  findRows(rows, readTaskQuery(new URLSearchParams(address)), nowMs).map(({ arn }) => arn.slice(4))

describe('the tasks that an address asks for', () => {
  it.each([
    ['', '1 2 30 400'],
    ['state=failed', '2'],
    ['cluster=batch', '30'],
    ['family=backfill', '1'],
    ['launchedBy=oncall', '1'],
    ['status=RUNNING', '1'],
    ['group=nightly', '2'],
    ['startedBy=cron/7', '2'],
    ['tag:team=billing', '2'],
    ['tag:team=', '2'],
    ['tag:team=other', ''],
    ['env:A,B=50%25&tag:team', '2'],
    ['cluster=batch,demo', '1 2 30 400'],
    ['cluster=nowhere,batch', '30'],
    ['q=billing', '2'],
    ['since=24h', '1 2'],
    ['since=7d', '1 2 30'],
    ['q=exited+3', '2'],
    ['q=DB-migrate:14', '2 30'],
    ['q=running', '1'],
    [`q=${'2'.padStart(32, '0')}`, '2'],
    ['q=nowhere', ''],
    ['cluster=demo&since=7d&q=exit', '2'],
    ['sort=started', '400 30 2 1'],
    ['sort=-ran', '30 2 400 1'],
    ['sort=family', '400 1 2 30'],
    ['sort=state', '2 1 30 400'],
    // What no list has is no reason to show none.
    ['state=broken&since=soon&sort=colour', '1 2 30 400'],
  ])('%j are %j', (address, found) => {
    expect(ask(address).join(' ')).toBe(found)
  })

  it('stay in their places when one of them starts to run', () => {
    const starting = [row(2), row(3, { startedAt: undefined })]
    const running = [row(2), row(3, { startedAt: ago(1) })]
    const query = readTaskQuery(new URLSearchParams())
    const places = (of: TaskRow[]) => findRows(of, query, nowMs).map(({ arn }) => arn)
    expect(places(running)).toEqual(places(starting))
  })

  it('are the same after the query was written and read', () => {
    const text = fc.string({ minLength: 1 }).map(each => each.trim() || 'x')
    const optional = fc.option(text, { nil: undefined })
    const valueKeys = fc
      .tuple(fc.constantFrom('tag' as const, 'env' as const), text)
      .map(([kind, name]): ValueKey => `${kind}:${name}`)
    const queries: fc.Arbitrary<TaskQuery> = fc.record({
      text: fc.string().map(each => each.trim()),
      state: fc.option(
        fc.constantFrom(...(Object.keys(stateViews) as (keyof typeof stateViews)[])),
        { nil: undefined },
      ),
      status: optional,
      clusters: fc.uniqueArray(text),
      family: optional,
      group: optional,
      startedBy: optional,
      launchedBy: optional,
      values: fc.uniqueArray(
        fc.record({ key: valueKeys, value: fc.string().map(each => each.trim()) }),
        { selector: ({ key }) => key },
      ),
      withServices: fc.boolean(),
      columns: fc.option(
        fc.uniqueArray(fc.oneof(fc.constantFrom(...namedColumns), valueKeys), {
          minLength: 1,
          maxLength: 16,
        }),
        { nil: undefined },
      ),
      since: fc.option(fc.constantFrom('1h', '24h', '7d', '30d'), { nil: undefined }),
      sort: fc.record({ column: fc.constantFrom(...sortColumns), isDescending: fc.boolean() }),
    })
    fc.assert(
      fc.property(queries, query => {
        expect(readTaskQuery(new URLSearchParams(writeTaskQuery(query)))).toEqual(query)
      }),
    )
  })

  it('are all of them, in an address without a query, unless something is asked', () => {
    const all = readTaskQuery(new URLSearchParams())
    expect(writeTaskQuery(all)).toBe('')
    expect(isNarrowed(all)).toBe(false)
    expect(isNarrowed({ ...all, since: '1h' })).toBe(true)
    expect(isNarrowed({ ...all, text: 'x' })).toBe(true)
    expect(isNarrowed({ ...all, launchedBy: 'x' })).toBe(true)
    expect(isNarrowed({ ...all, clusters: ['x'] })).toBe(true)
    expect(isNarrowed({ ...all, values: [{ key: 'tag:x', value: '' }] })).toBe(true)
  })

  it('are counted by what they can be narrowed to', () => {
    expect(countClusters(rows)).toEqual([
      { value: 'demo', count: 3 },
      { value: 'batch', count: 1 },
    ])
    expect(countFacet(rows, 'status')).toEqual([
      { value: 'STOPPED', count: 3 },
      { value: 'RUNNING', count: 1 },
    ])
    expect(countValues(rows, 'tag:team')).toEqual([{ value: 'billing', count: 1 }])
    expect(countFacet([], 'launchedBy')).toEqual([])
  })
})
