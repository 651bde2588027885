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

/** `14:02:31.204`; since the start `+00:01:02.345`. */
export function toLogTimeText(
  atMs: number,
  { zone, offsetMinutes, startMs }: LogTimeStyle,
): string {
  if (zone === 'start') return toSinceText(Math.round(atMs - startMs))
  const shiftMs = zone === 'local' ? offsetMinutes * MINUTE_MS : 0
  return new Date(atMs + shiftMs).toISOString().slice(11, 23)
}

function toSinceText(sinceMs: number): string {
  const ms = Math.abs(sinceMs)
  const rest = new Date(ms % HOUR_MS).toISOString().slice(13, 23)
  return `${sinceMs < 0 ? '−' : '+'}${String(Math.floor(ms / HOUR_MS)).padStart(2, '0')}${rest}`
}
