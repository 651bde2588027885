/** Whose clock times are shown by: the reader's, UTC, or one that begins with the task. */
export interface LogTimeStyle {
  zone: 'local' | 'utc' | 'start'
  /** Of the reader's zone, east of UTC. */
  offsetMinutes: number
  /** When the task started, epoch milliseconds. */
  startMs: number
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** What a `Date` can hold on either side of 1970. */
const MOST_MS = 8_640_000_000_000_000

/** `14:02:31.204`; since the start `+00:01:02.345`. Empty for what is no time. */
export function toLogTimeText(
  atMs: number,
  { zone, offsetMinutes, startMs }: LogTimeStyle,
): string {
  if (zone === 'start') return toSinceText(Math.round(atMs - startMs))
  const shownMs = zone === 'local' ? atMs + offsetMinutes * MINUTE_MS : atMs
  return Math.abs(shownMs) <= MOST_MS ? new Date(shownMs).toISOString().slice(-13, -1) : ''
}

function toSinceText(sinceMs: number): string {
  if (Number.isNaN(sinceMs)) return ''
  const ms = Math.abs(sinceMs)
  const rest = new Date(ms % HOUR_MS).toISOString().slice(13, 23)
  return `${sinceMs < 0 ? '−' : '+'}${String(Math.floor(ms / HOUR_MS)).padStart(2, '0')}${rest}`
}
