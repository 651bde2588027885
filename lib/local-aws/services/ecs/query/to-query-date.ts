const format = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})?)?$/

/**
 * Milliseconds since 1970 of a date in one of the guide's four forms; without a zone it is UTC.
 * Undefined for anything else.
 */
export function toQueryDateMs(text: string): number | undefined {
  if (!format.test(text)) return undefined
  const hasZone = /(?:Z|[+-]\d{2}:\d{2})$/.test(text.slice(10))
  const atMs = Date.parse(text.length > 10 && !hasZone ? `${text}Z` : text)
  return Number.isNaN(atMs) ? undefined : atMs
}
