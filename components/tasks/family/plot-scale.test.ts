import fc from 'fast-check'
import { expect, it } from 'vitest'
import { toHeight, toScaleMs } from './plot-scale'

it.each([
  [0, 1_000],
  [1_000, 1_000],
  [41_000, 45_000],
  [72_000, 90_000],
  [19 * 3_600_000, 86_400_000],
  [50 * 3_600_000, 3 * 86_400_000],
])('the plot of %d ms is %d ms high', (longestMs, scaleMs) => {
  expect(toScaleMs(longestMs)).toBe(scaleMs)
})

it('every run has room, and the longest fills at least a third', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1_000, max: 1e10 }), longestMs => {
      const scaleMs = toScaleMs(longestMs)
      expect(scaleMs).toBeGreaterThanOrEqual(longestMs)
      expect(scaleMs).toBeLessThanOrEqual(3 * longestMs)
    }),
  )
})

it.each([
  [0, '0%'],
  [1, '0.1%'],
  [425, '42.5%'],
  [1_000, '100%'],
  [9_000, '100%'],
])('%d of 1000 is %s high', (durationMs, height) => {
  expect(toHeight(durationMs, 1_000)).toBe(height)
})
