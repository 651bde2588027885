const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** Durations that read well at the top of a plot. */
const ROUND_MS = [
  ...[1, 2, 5, 10, 15, 20, 30, 45].map(seconds => seconds * SECOND_MS),
  ...[1, 1.5, 2, 3, 5, 10, 15, 20, 30, 45].map(minutes => minutes * MINUTE_MS),
  ...[1, 1.5, 2, 3, 6, 12, 18].map(hours => hours * HOUR_MS),
]

/** The round duration at the top of a plot in which the longest run has room, in milliseconds. */
export const toScaleMs = (longestMs: number): number =>
  ROUND_MS.find(roundMs => roundMs >= longestMs) ?? Math.ceil(longestMs / DAY_MS) * DAY_MS

/** How high a duration is in a plot: `42.5%`. What is longer than the plot fills it. */
export const toHeight = (durationMs: number, scaleMs: number): string =>
  `${Math.round(Math.min(1, durationMs / scaleMs) * 1_000) / 10}%`
