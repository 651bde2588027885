import { expect, it } from 'vitest'
import { toAgoText } from './ago-text.ts'

it.each([
  [-3_000, 'just now'],
  [1_900, 'just now'],
  [40_000, '40 s ago'],
  [4 * 60_000, '4 min ago'],
  [3 * 3_600_000, '3 h ago'],
  [6 * 86_400_000, '6 d ago'],
])('%i ms before now is “%s”', (agoMs, text) => {
  expect(toAgoText(agoMs)).toBe(text)
})
