import { isValueKey } from './row-values.ts'

/** What `GET /api/tasks` is asked for; the page narrows the rest of its list by itself. */
export interface TasksQuestion {
  /** Names of clusters; all where there are none. */
  clusters?: readonly string[]
  /** Whether tasks of services and managed daemons are listed, too. */
  withServices?: boolean
  /** Tags and variables whose values the rows carry: `tag:KEY`, `env:NAME`. */
  values?: readonly string[]
}

/** Query parameters name a few of each. */
const MOST = 20

/** As a query carries it; empty for the whole list. */
export function writeTasksQuestion(question: TasksQuestion): string {
  const { clusters = [], withServices = false, values = [] } = question
  const query = new URLSearchParams()
  if (clusters.length > 0) query.set('clusters', clusters.join())
  if (withServices) query.set('services', '1')
  if (values.length > 0) query.set('values', JSON.stringify(values))
  return query.toString()
}

/** What the query says wrongly is left out. */
export const readTasksQuestion = (query: {
  clusters?: string
  services?: string
  values?: string
}): TasksQuestion => ({
  clusters: (query.clusters ?? '').split(',').filter(isClusterName).slice(0, MOST),
  withServices: query.services === '1',
  values: readTexts(query.values).filter(isValueKey).slice(0, MOST),
})

/** API Reference, CreateCluster. */
const isClusterName = (text: string): boolean => /^[\w-]{1,255}$/.test(text)

function readTexts(text = '[]'): string[] {
  try {
    const read: unknown = JSON.parse(text)
    return Array.isArray(read) ? read.filter(each => typeof each === 'string') : []
  } catch {
    return []
  }
}
