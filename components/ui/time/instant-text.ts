const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/**
 * `14:02:31` of an instant (epoch milliseconds).
 * @param offsetMinutes of the reader's zone, east of UTC
 */
export const toClockText = (atMs: number, offsetMinutes: number): string =>
  toShifted(atMs, offsetMinutes).slice(11, 19)

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/** The label of a tick of a time axis, as exact as its step: `14:02:31`, `14:02` or `29 Nov`. */
export function toTickText(atMs: number, offsetMinutes: number, stepMs: number): string {
  if (stepMs >= DAY_MS) return toMonthText(toShifted(atMs, offsetMinutes))
  const text = toClockText(atMs, offsetMinutes)
  return stepMs >= MINUTE_MS ? text.slice(0, 5) : text
}

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

/** `29 Nov, 14:02:31`, where more than one day is shown. */
export const toDayClockText = (atMs: number, offsetMinutes: number): string =>
  `${toMonthText(toShifted(atMs, offsetMinutes))}, ${toClockText(atMs, offsetMinutes)}`

/** `29 Nov 2026` of `2026-11-29` and whatever follows it. */
export const toDayText = (iso: string): string => `${toMonthText(iso)} ${iso.slice(0, 4)}`

/** `29 Nov` */
function toMonthText(iso: string): string {
  const [, month, day] = iso.slice(0, 10).split('-')
  return `${Number(day)} ${months[Number(month) - 1]}`
}

const toShifted = (atMs: number, offsetMinutes: number) =>
  new Date(atMs + offsetMinutes * MINUTE_MS).toISOString()

function toZoneText(offsetMinutes: number): string {
  if (offsetMinutes === 0) return 'UTC'
  const minutes = Math.abs(offsetMinutes) % 60
  const hours = Math.floor(Math.abs(offsetMinutes) / 60)
  const sign = offsetMinutes < 0 ? '−' : '+'
  return `UTC${sign}${hours}${minutes ? `:${String(minutes).padStart(2, '0')}` : ''}`
}
