import { parseTaskReference } from './task-address.ts'
import { stateViews } from './status-view.ts'
import type { TaskState } from './status-view.ts'
import type { TaskRow } from './task-row.ts'

/** Which tasks a list shows, and in which order. It stands in the address, so a list can be sent. */
export interface TaskQuery {
  /** Words that each have to be found somewhere in a row, or a reference of a task. */
  text: string
  state?: TaskState
  cluster?: string
  family?: string
  /** Who launched or started it. */
  by?: string
  since?: Since
  sort: Sort
}

const sinceMs = { '1h': 3_600_000, '24h': 86_400_000, '7d': 604_800_000, '30d': 2_592_000_000 }

export type Since = keyof typeof sinceMs

/** What a list can be narrowed to, beside its words. */
export type Facet = 'state' | 'cluster' | 'family' | 'by'

export const facets = ['state', 'cluster', 'family', 'by'] as const satisfies Facet[]

export const sortColumns = ['started', 'ran', 'family', 'state'] as const

export interface Sort {
  column: (typeof sortColumns)[number]
  isDescending: boolean
}

/** The newest first. */
export const newestFirst: Sort = { column: 'started', isDescending: true }

/** What the address says; what it says wrongly is left out. */
export function readTaskQuery(address: URLSearchParams): TaskQuery {
  const textOf = (name: string) => address.get(name)?.trim() || undefined
  const state = textOf('state')
  const since = textOf('since')
  return {
    text: textOf('q') ?? '',
    state: state !== undefined && isState(state) ? state : undefined,
    cluster: textOf('cluster'),
    family: textOf('family'),
    by: textOf('by'),
    since: since !== undefined && isSince(since) ? since : undefined,
    sort: readSort(textOf('sort')),
  }
}

/** The same as the query of an address, empty for all tasks in their usual order. */
export function writeTaskQuery({ text, since, sort, ...query }: TaskQuery): string {
  const address = new URLSearchParams()
  if (text.trim()) address.set('q', text.trim())
  for (const facet of facets) if (query[facet]) address.set(facet, query[facet])
  if (since) address.set('since', since)
  const order = `${sort.isDescending ? '-' : ''}${sort.column}`
  if (order !== '-started') address.set('sort', order)
  return address.toString()
}

export const isState = (text: string): text is TaskState => Object.hasOwn(stateViews, text)

const isSince = (text: string): text is Since => Object.hasOwn(sinceMs, text)

function readSort(text = '-started'): Sort {
  const isDescending = text.startsWith('-')
  const name = isDescending ? text.slice(1) : text
  const column = sortColumns.find(known => known === name)
  return column ? { column, isDescending } : newestFirst
}

/** Whether anything is left out of the list. */
export const isNarrowed = ({ text, since, ...query }: TaskQuery): boolean =>
  text.trim() !== '' || since !== undefined || facets.some(facet => query[facet] !== undefined)

/** @param nowMs epoch milliseconds */
export const findRows = (rows: readonly TaskRow[], query: TaskQuery, nowMs: number): TaskRow[] =>
  sortRows(
    rows.filter(row => isFound(row, query, nowMs)),
    query.sort,
  )

function isFound(row: TaskRow, { text, since, ...query }: TaskQuery, nowMs: number): boolean {
  if (since && nowMs - createdMs(row) > sinceMs[since]) return false
  if (facets.some(facet => query[facet] !== undefined && query[facet] !== row[facet])) return false
  const taskId = parseTaskReference(text)?.taskId
  if (taskId) return row.taskId === taskId
  const hay = toSearched(row)
  return text
    .toLowerCase()
    .split(/\s+/)
    .every(word => hay.includes(word))
}

const toSearched = ({ taskId, family, revision, why, by, where, cluster, state }: TaskRow) =>
  [taskId, `${family}:${revision ?? ''}`, why, by, where, cluster, stateViews[state].label]
    .join('\n')
    .toLowerCase()

/** Its start would move a row once it runs, from under somebody's pointer. */
const createdMs = ({ startedAt, createdAt }: TaskRow): number =>
  Date.parse(createdAt ?? startedAt ?? '') || 0

/** Rows that are equal in it stay in their order. */
function sortRows(rows: TaskRow[], { column, isDescending }: Sort): TaskRow[] {
  const compare = comparers[column]
  return rows.sort((one, other) => (isDescending ? compare(other, one) : compare(one, other)))
}

const comparers: Record<Sort['column'], (one: TaskRow, other: TaskRow) => number> = {
  started: (one, other) => createdMs(one) - createdMs(other),
  ran: (one, other) => (one.ranMs ?? -1) - (other.ranMs ?? -1),
  family: (one, other) => compareTexts(one.family, other.family),
  state: (one, other) => compareTexts(stateViews[one.state].label, stateViews[other.state].label),
}

/** By code units: a collator takes a phone 80 ms to set up. */
const compareTexts = (one: string, other: string): number =>
  one === other ? 0 : one < other ? -1 : 1

/** What can be chosen of a facet, the most frequent first, with how many tasks it has. */
export function countFacet(
  rows: readonly TaskRow[],
  facet: Facet,
): { value: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { [facet]: value } of rows) {
    if (value) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((one, other) => other.count - one.count || compareTexts(one.value, other.value))
}
