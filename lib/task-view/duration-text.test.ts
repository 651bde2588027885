import { expect, it } from 'vitest'
import { toDurationText } from './duration-text.ts'

it.each([
  [-5, '0 s'],
  [400, '0 s'],
  [7_000, '7 s'],
  [59_600, '1 min 00 s'],
  [72_000, '1 min 12 s'],
  [22 * 60_000 + 40_000, '22 min 40 s'],
  [3 * 3_600_000 + 5 * 60_000, '3 h 05 min'],
  [52 * 3_600_000, '2 d 4 h'],
])('%i ms is “%s”', (durationMs, text) => {
  expect(toDurationText(durationMs)).toBe(text)
})
