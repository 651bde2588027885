/** ISO 8601 of epoch milliseconds, where they are known. */
export const toIso = (ms: number | undefined): string | undefined =>
  ms === undefined ? undefined : new Date(ms).toISOString()

/** ISO 8601 of a time of ECS: a `Date`, or text in a state that was stored as JSON. */
export function toIsoTime(time: Date | string | undefined): string | undefined {
  const ms = time === undefined ? NaN : new Date(time).getTime()
  return Number.isFinite(ms) ? toIso(ms) : undefined
}
