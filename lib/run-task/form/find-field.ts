import { fields } from './fields.ts'
import type { Field, Section } from './fields.ts'

const known: ReadonlyMap<string, Field> = new Map(Object.entries(fields))
const places: ReadonlyMap<string, number> = new Map(
  Object.keys(fields).map((path, place) => [path, place]),
)

/** The path with `*` for every index. What a request has at its top the form has in `compute`. */
const toPattern = (path: string): string =>
  path
    .replace(/^(?=(?:launchType|capacityProviderStrategy)(?:\.|$))/, 'compute.')
    .replace(/\.\d+(?=\.|$)/g, '.*')

const longest = Math.max(...Object.keys(fields).map(path => path.length))

/** The pattern itself and every part above it, the nearest first; of any length, as paths come in. */
function* upwards(pattern: string) {
  for (
    let at = pattern.slice(0, longest + 1);
    at !== '';
    at = at.slice(0, Math.max(0, at.lastIndexOf('.')))
  )
    yield at
}

function findNearest<T>(path: string, read: (pattern: string) => T | undefined): T | undefined {
  for (const pattern of upwards(toPattern(path))) {
    const found = read(pattern)
    if (found !== undefined) return found
  }
  return undefined
}

/** The label of the field at a path, or of the nearest field above it; else the path itself. */
export const toFieldLabel = (path: string): string =>
  findNearest(path, pattern => known.get(pattern)?.label) ?? path

/**
 * The name of anything in a request: a field's label, a row by its number, and whatever the form
 * doesn't have by its whole path, so that it isn't taken for the field around it.
 */
export function toPathLabel(path: string): string {
  const pattern = toPattern(path)
  const label = known.get(pattern)?.label
  if (label !== undefined) return label
  const row = /^(.+)\.(\d+)$/.exec(path)
  const list = row?.[1] === undefined ? undefined : known.get(toPattern(row[1]))?.label
  return list === undefined ? path : `${list} ${String(Number(row?.[2]) + 1)}`
}

/** Where on the page the field stands. */
export const toSection = (path: string): Section | undefined =>
  findNearest(path, pattern => known.get(pattern)?.section)

/** Sorts paths as the page shows their fields: row by row, and in a row as the table has them. */
export function compareByPlace(one: string, other: string): number {
  const [own, others] = [toPlaces(one), toPlaces(other)]
  for (const [at, place] of own.entries()) {
    const difference = place - (others[at] ?? -1)
    if (difference !== 0) return difference
  }
  return own.length - others.length
}

/** For `tags.3.key` the place of `tags` in the table, 3, and the place of `tags.*.key`. */
function toPlaces(path: string): number[] {
  const found: number[] = []
  let pattern = ''
  for (const name of path.split('.')) {
    const isIndex = /^\d+$/.test(name)
    if (isIndex) found.push(placeOf(pattern), Number(name))
    pattern += pattern === '' ? name : `.${isIndex ? '*' : name}`
  }
  return [...found, placeOf(pattern)]
}

/** What the table does not have comes last. */
const placeOf = (pattern: string): number =>
  findNearest(pattern, part => places.get(part)) ?? known.size
