import { isRecord } from '../../request/read-shape.ts'
import { isEcsHistoryEvent, isStartEvent } from '../json/kinds-of-json.ts'
import { memberOf, toGiven } from '../json/member-of.ts'
import type { Given } from '../json/member-of.ts'
import type { Opening } from './opened.ts'
import { isService } from '../json/unwrap-service.ts'

/** No more of a list is looked at, or named. */
const maxRows = 10_000
const maxNamed = 100

/**
 * One row of a list: of those that start a task the first, or else the first of all. `name` is the
 * list's path; the rows that would do as well are named.
 */
export function openList(rows: readonly unknown[], name = ''): Opening {
  const [first] = rows
  // What `--query` and a page of an SDK return.
  if (Array.isArray(first)) {
    const inner: unknown[] = first
    return openList(inner, toPath(name, 0))
  }
  if (!isRecord(first)) return undefined
  const starting = indicesOf(rows, isStarting)
  const resulting = starting.length > 0 ? [] : indicesOf(rows, isResulting)
  const isHistory = rows.slice(0, maxRows).some(row => isRecord(row) && isOfLog(row))
  const [chosen = 0, ...others] = starting.length > 0 ? starting : resulting
  const value = rows[chosen]
  if (!isRecord(value)) return undefined
  const rest = isHistory ? others : [...rows.keys()].slice(1, maxNamed)
  return { value, unused: rest.slice(0, maxNamed).map(index => toPath(name, index)) }
}

const toPath = (name: string, index: number) =>
  name === '' ? `[${String(index)}]` : `${name}.${String(index)}`

const indicesOf = (rows: readonly unknown[], isWanted: (row: Given) => boolean): number[] =>
  rows.slice(0, maxRows).flatMap((row, index) => (isRecord(row) && isWanted(row) ? [index] : []))

const isStarting = (row: Given) =>
  isStartEvent(row) ||
  isStartEvent(toGiven(memberOf(row, 'cloudTrailEvent')) ?? {}) ||
  isEcsHistoryEvent(row, ['taskScheduledEventDetails'])

const isResulting = (row: Given) =>
  isEcsHistoryEvent(row, [
    'taskSubmittedEventDetails',
    'taskSucceededEventDetails',
    'taskFailedEventDetails',
  ])

/** A row of a log that has much else in it. */
const isOfLog = (row: Given) =>
  isStarting(row) ||
  isResulting(row) ||
  row.eventSource !== undefined ||
  memberOf(row, 'cloudTrailEvent') !== undefined ||
  typeof row.previousEventId === 'number'

/** A list by one of the names that answers and envelopes give it. */
export function openNamedList(given: Given): Opening {
  // Its events describe no task.
  if (isService(given)) return undefined
  for (const name of ['records', 'messages', 'events', 'stateMachines', 'services']) {
    const rows = memberOf(given, name)
    if (!Array.isArray(rows)) continue
    const list: unknown[] = rows
    const key = Object.hasOwn(given, name) ? name : name.charAt(0).toUpperCase() + name.slice(1)
    const opened = openList(list, key)
    if (opened) return opened
  }
  return undefined
}
