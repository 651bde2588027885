import { findTaskId } from '../reference/find-task-id.ts'
import { isValueKey } from './row-values.ts'
import type { ValueKey } from './row-values.ts'
import { stateViews } from '../status-view.ts'
import type { TaskState } from '../status-view.ts'
import type { TaskRow } from './task-row.ts'

/** Which tasks a list shows, and in which order. It stands in the address, so a list can be sent. */
export interface TaskQuery {
  /** Words that each have to be found somewhere in a row, or a reference of a task. */
  text: string
  state?: TaskState
  /** `lastStatus` of ECS. */
  status?: string
  /** Names of clusters; empty for all. */
  clusters: string[]
  family?: string
  group?: string
  /** `startedBy` of ECS. */
  startedBy?: string
  /** Who launched it here. */
  launchedBy?: string
  /** Tags and variables that a task has: with this value, or with any where it is empty. */
  values: ValueFilter[]
  since?: Since
  /** Whether tasks of services and managed daemons are listed, too. */
  withServices: boolean
  sort: Sort
  /** What the table shows, in its order. Undefined for the usual ones. */
  columns?: TaskColumn[]
}

export interface ValueFilter {
  key: ValueKey
  value: string
}

const sinceMs = { '1h': 3_600_000, '24h': 86_400_000, '7d': 604_800_000, '30d': 2_592_000_000 }

export type Since = keyof typeof sinceMs

/** What a list can be narrowed to by one value of each. */
export const facets = [
  'state',
  'status',
  'family',
  'group',
  'startedBy',
  'launchedBy',
] as const satisfies (keyof TaskRow & keyof TaskQuery)[]

export type Facet = (typeof facets)[number]

export const sortColumns = ['started', 'ran', 'family', 'state'] as const

export interface Sort {
  column: (typeof sortColumns)[number]
  isDescending: boolean
}

/** The newest first. */
export const newestFirst: Sort = { column: 'started', isDescending: true }

/** The columns by name, the usual ones first. */
export const namedColumns = [
  'state',
  'task',
  'why',
  'where',
  'ran',
  'started',
  'by',
  'runs',
  'cluster',
  'status',
  'group',
  'startedBy',
] as const

export type TaskColumn = (typeof namedColumns)[number] | ValueKey

export const usualColumns: readonly TaskColumn[] = namedColumns.slice(0, 8)

/** More would leave no room for any. */
const MOST_COLUMNS = 16

/** What the address says; what it says wrongly is left out. */
export function readTaskQuery(address: URLSearchParams): TaskQuery {
  const textOf = (name: string) => address.get(name)?.trim() || undefined
  const state = textOf('state')
  const since = textOf('since')
  return {
    text: textOf('q') ?? '',
    state: state !== undefined && isState(state) ? state : undefined,
    status: textOf('status'),
    clusters: readList(textOf('cluster')),
    family: textOf('family'),
    group: textOf('group'),
    startedBy: textOf('startedBy'),
    launchedBy: textOf('launchedBy'),
    values: readValueFilters(address),
    since: since !== undefined && isSince(since) ? since : undefined,
    withServices: textOf('services') === '1',
    sort: readSort(textOf('sort')),
    columns: readColumns(textOf('columns')),
  }
}

/** The same as the query of an address, empty for all tasks in their usual order. */
export function writeTaskQuery(query: TaskQuery): string {
  const { text, since, sort, clusters, values, columns, withServices } = query
  const address = new URLSearchParams()
  if (text.trim()) address.set('q', text.trim())
  for (const facet of facets) if (query[facet]) address.set(facet, query[facet])
  if (clusters.length > 0) address.set('cluster', writeList(clusters))
  for (const { key, value } of values) address.set(key, value)
  if (since) address.set('since', since)
  if (withServices) address.set('services', '1')
  const order = `${sort.isDescending ? '-' : ''}${sort.column}`
  if (order !== '-started') address.set('sort', order)
  if (columns) address.set('columns', writeList(columns))
  return address.toString()
}

/** A comma in a name is written out, as it ends a name. */
const writeList = (names: readonly string[]): string =>
  names.map(name => name.replace(/[,%]/g, encodeURIComponent)).join()

const readList = (text = ''): string[] => [
  ...new Set(
    text
      .split(',')
      .map(name => name.trim().replaceAll('%2C', ',').replaceAll('%25', '%'))
      .filter(Boolean),
  ),
]

const readValueFilters = (address: URLSearchParams): ValueFilter[] =>
  [...new Set(address.keys())]
    .filter(isValueKey)
    .map(key => ({ key, value: address.get(key)?.trim() ?? '' }))

function readColumns(text: string | undefined): TaskColumn[] | undefined {
  const columns = readList(text).filter(isColumn).slice(0, MOST_COLUMNS)
  return columns.length > 0 ? columns : undefined
}

const isColumn = (text: string): text is TaskColumn =>
  isValueKey(text) || namedColumns.some(name => name === text)

export const isState = (text: string): text is TaskState => Object.hasOwn(stateViews, text)

const isSince = (text: string): text is Since => Object.hasOwn(sinceMs, text)

function readSort(text = '-started'): Sort {
  const isDescending = text.startsWith('-')
  const name = isDescending ? text.slice(1) : text
  const column = sortColumns.find(known => known === name)
  return column ? { column, isDescending } : newestFirst
}

/** The tags and variables that rows have to carry for this query. */
export const valuesOf = ({ values, columns = [] }: TaskQuery): ValueKey[] => [
  ...new Set([...values.map(({ key }) => key), ...columns.filter(isValueKey)]),
]

/** How many things the list is narrowed to, beside its words. */
export const countNarrowed = ({ clusters, values, since, ...query }: TaskQuery): number =>
  facets.filter(facet => query[facet] !== undefined).length +
  (clusters.length > 0 ? 1 : 0) +
  values.length +
  (since ? 1 : 0)

/** Whether anything is left out of the list. */
export const isNarrowed = (query: TaskQuery): boolean =>
  query.text.trim() !== '' || countNarrowed(query) > 0

/** @param nowMs epoch milliseconds */
export const findRows = (rows: readonly TaskRow[], query: TaskQuery, nowMs: number): TaskRow[] =>
  sortRows(rows.filter(toIsFound(query, nowMs)), query.sort)

function toIsFound(query: TaskQuery, nowMs: number): (row: TaskRow) => boolean {
  const { since, clusters, values, text } = query
  const asked = facets.filter(facet => query[facet] !== undefined)
  const taskId = findTaskId(text)
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return row => {
    if (since && nowMs - createdMs(row) > sinceMs[since]) return false
    if (clusters.length > 0 && !clusters.includes(row.cluster)) return false
    if (asked.some(facet => query[facet] !== row[facet])) return false
    if (!values.every(filter => hasValue(row, filter))) return false
    if (taskId) return row.taskId === taskId
    return words.every(word => toSearched(row).includes(word))
  }
}

function hasValue(row: TaskRow, { key, value }: ValueFilter): boolean {
  const has = row.values?.[key]
  return value === '' ? has !== undefined : has === value
}

/** Made once a row: a key in the search box reads all of them. */
const searched = new WeakMap<TaskRow, string>()

function toSearched(row: TaskRow): string {
  const known = searched.get(row)
  if (known !== undefined) return known
  const { taskId, family, revision, why, by, where, cluster, state, values, group } = row
  const parts = [taskId, `${family}:${revision ?? ''}`, why, by, where, cluster, group]
  const all = [...parts, stateViews[state].label, ...Object.values(values ?? {})]
  const text = all.join('\n').toLowerCase()
  searched.set(row, text)
  return text
}

/** Its start would move a row once it runs, from under somebody's pointer. */
const createdMs = ({ startedAt, createdAt }: TaskRow): number =>
  Date.parse(createdAt ?? startedAt ?? '') || 0

/** Rows that are equal in it stay in their order. */
function sortRows(rows: TaskRow[], { column, isDescending }: Sort): TaskRow[] {
  const compare = comparers[column]
  return rows.sort((one, other) => (isDescending ? compare(other, one) : compare(one, other)))
}

const comparers: Record<Sort['column'], (one: TaskRow, other: TaskRow) => number> = {
  // Both are written in the same form, which sorts as the moments do.
  started: (one, other) => compareTexts(startTextOf(one), startTextOf(other)),
  ran: (one, other) => (one.ranMs ?? -1) - (other.ranMs ?? -1),
  family: (one, other) => compareTexts(one.family, other.family),
  state: (one, other) => compareTexts(stateViews[one.state].label, stateViews[other.state].label),
}

const startTextOf = ({ startedAt, createdAt }: TaskRow): string => createdAt ?? startedAt ?? ''

/** By code units: a collator takes a phone 80 ms to set up. */
const compareTexts = (one: string, other: string): number =>
  one === other ? 0 : one < other ? -1 : 1

export interface Counted {
  value: string
  count: number
}

/** What can be chosen of a facet, the most frequent first, with how many tasks it has. */
export const countFacet = (rows: readonly TaskRow[], facet: Facet): Counted[] =>
  countTexts(rows, row => row[facet])

export const countClusters = (rows: readonly TaskRow[]): Counted[] =>
  countTexts(rows, row => row.cluster)

/** The values that tasks have of a tag or variable. */
export const countValues = (rows: readonly TaskRow[], key: ValueKey): Counted[] =>
  countTexts(rows, row => row.values?.[key])

function countTexts(
  rows: readonly TaskRow[],
  textOf: (row: TaskRow) => string | undefined,
): Counted[] {
  const counts = new Map<string, number>()
  for (const row of rows) {
    const value = textOf(row)
    if (value) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((one, other) => other.count - one.count || compareTexts(one.value, other.value))
}
