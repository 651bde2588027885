import { expect, it } from 'vitest'
import { toLogTimeText } from './log-time.ts'

const atMs = Date.UTC(2026, 10, 29, 23, 2, 31, 7)
const style = { offsetMinutes: 90, startMs: atMs - 62_345 }

it.each([
  ['utc', atMs, '23:02:31.007'],
  ['local', atMs, '00:32:31.007'],
  ['start', atMs, '+00:01:02.345'],
  ['start', atMs - 62_345, '+00:00:00.000'],
  ['start', atMs - 63_345, '−00:00:01.000'],
  ['start', atMs + 100 * 3_600_000, '+100:01:02.345'],
  ['utc', atMs + 0.6, '23:02:31.007'],
  ['utc', 1e18, ''],
  ['start', NaN, ''],
] as const)('%s time of %d is %j', (zone, timeMs, text) => {
  expect(toLogTimeText(timeMs, { ...style, zone })).toBe(text)
})
