/** ISO 8601 of epoch milliseconds, where they are known. */
export const toIso = (ms: number | undefined): string | undefined =>
  ms === undefined ? undefined : new Date(ms).toISOString()
