const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/**
 * `14:02:31` of an instant (epoch milliseconds).
 * @param offsetMinutes of the reader's zone, east of UTC
 */
export const toClockText = (atMs: number, offsetMinutes: number): string =>
  toShifted(atMs, offsetMinutes).slice(11, 19)

/** `29 Nov 2026, 14:02:31.123 UTC+1`: all that is known of an instant. */
export function toExactText(atMs: number, offsetMinutes: number): string {
  const shifted = toShifted(atMs, offsetMinutes)
  return `${toDayText(shifted)}, ${shifted.slice(11, 23)} ${toZoneText(offsetMinutes)}`
}

/** `29 Nov 2026, 14:02 UTC+1`: enough to tell one run from the next. */
export function toMinuteText(atMs: number, offsetMinutes: number): string {
  const shifted = toShifted(atMs, offsetMinutes)
  return `${toDayText(shifted)}, ${shifted.slice(11, 16)} ${toZoneText(offsetMinutes)}`
}

/** `29 Nov 2026` of `2026-11-29` and whatever follows it. */
export function toDayText(iso: string): string {
  const [year, month, day] = iso.slice(0, 10).split('-')
  return `${Number(day)} ${months[Number(month) - 1]} ${year}`
}

const toShifted = (atMs: number, offsetMinutes: number) =>
  new Date(atMs + offsetMinutes * 60_000).toISOString()

function toZoneText(offsetMinutes: number): string {
  if (offsetMinutes === 0) return 'UTC'
  const minutes = Math.abs(offsetMinutes) % 60
  const hours = Math.floor(Math.abs(offsetMinutes) / 60)
  const sign = offsetMinutes < 0 ? '−' : '+'
  return `UTC${sign}${hours}${minutes ? `:${String(minutes).padStart(2, '0')}` : ''}`
}
