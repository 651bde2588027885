import { readTaskQuery, writeTaskQuery } from './task-query.ts'

/** A list that a person keeps: what it is narrowed to, its order and its columns, by a name. */
export interface SavedView {
  name: string
  /** As `writeTaskQuery` writes it. */
  query: string
}

export const LONGEST_NAME = 60
const MOST_VIEWS = 50

/**
 * What a browser keeps is read like any input: another build may have written it. A schema of zod would
 * bring 16 KiB of script to a page that uses nothing else of it.
 */
export function readViews(text: string | undefined): SavedView[] {
  const read = parse(text)
  if (!Array.isArray(read)) return []
  return read
    .filter(isView)
    .slice(0, MOST_VIEWS)
    .flatMap(({ name, query }) => {
      const view = { name: toName(name), query: normalize(query) }
      return view.name ? view : []
    })
}

export const writeViews = (views: readonly SavedView[]): string => JSON.stringify(views)

/** The view takes the place of an earlier one of its name; the newest stands last. */
export function addView(views: readonly SavedView[], { name, query }: SavedView): SavedView[] {
  const added = { name: toName(name), query: normalize(query) }
  if (!added.name) return [...views]
  return [...views.filter(view => view.name !== added.name), added].slice(-MOST_VIEWS)
}

const toName = (text: string): string => text.trim().slice(0, LONGEST_NAME)

const normalize = (query: string): string =>
  writeTaskQuery(readTaskQuery(new URLSearchParams(query)))

const isView = (value: unknown): value is SavedView =>
  typeof value === 'object' &&
  value !== null &&
  'name' in value &&
  typeof value.name === 'string' &&
  'query' in value &&
  typeof value.query === 'string'

function parse(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}
