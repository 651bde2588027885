const format = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})?)?$/

/**
 * Reads a date in one of the guide's four forms to milliseconds since 1970. Without a zone it is
 * UTC. Undefined for other text.
 */
export function toQueryDateMs(text: string): number | undefined {
  if (!format.test(text)) return undefined
  const hasZone = /(?:Z|[+-]\d{2}:\d{2})$/.test(text.slice(10))
  const atMs = Date.parse(text.length > 10 && !hasZone ? `${text}Z` : text)
  return Number.isNaN(atMs) ? undefined : atMs
}
