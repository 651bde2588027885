/** Null stands for a null in the document, so that every null left in the open part has its own. */
type EnvironmentValue = string | null

/**
 * Parts a document of ECS (a RunTask request, a task, a task definition) into what may stand in
 * the database in clear and the values of its environment variables, which may not. Names stay
 * readable. Every list of `{ name, value }` under a member `environment` counts.
 */
export function takeEnvironmentValues(document: unknown): {
  open: unknown
  values: EnvironmentValue[]
} {
  const values: EnvironmentValue[] = []
  const open = mapEnvironment(document, entry => {
    if (typeof entry.value !== 'string' && entry.value !== null) return entry
    values.push(entry.value)
    return { ...entry, value: null }
  })
  return { open, values }
}

/** The inverse of `takeEnvironmentValues`. */
export function putEnvironmentValues(open: unknown, values: readonly EnvironmentValue[]): unknown {
  let next = 0
  return mapEnvironment(open, entry =>
    entry.value === null ? { ...entry, value: values[next++] } : entry,
  )
}

/** Removes the values whose names `isHidden` picks, for what leaves the server. */
export function hideEnvironmentValues<T>(document: T, isHidden: (name: string) => boolean): T {
  return sameShape<T>(
    mapEnvironment(document, entry => {
      if (typeof entry.name !== 'string' || !isHidden(entry.name)) return entry
      return { name: entry.name }
    }),
  )
}

type Entry = Record<string, unknown>

function mapEnvironment(node: unknown, change: (entry: Entry) => Entry): unknown {
  if (Array.isArray(node)) return node.map(item => mapEnvironment(item, change))
  if (!isRecord(node)) return node
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      key === 'environment' && Array.isArray(value)
        ? value.map(entry => (isRecord(entry) ? change(entry) : (entry as unknown)))
        : mapEnvironment(value, change),
    ]),
  )
}

const isRecord = (node: unknown): node is Entry =>
  node !== null && typeof node === 'object' && !(node instanceof Date)

/** Safe: only optional values of environment entries were taken away. */
const sameShape = <T>(document: unknown): T => document as T
