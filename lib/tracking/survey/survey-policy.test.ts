import { expect, it } from 'vitest'
import { nextListingMs, surveyRetryMs } from './survey-policy.ts'

it('begins at once, and then every ten seconds where a few calls list all clusters', () => {
  expect(nextListingMs({ calls: 0, callsPerSecond: 2 }, true)).toBe(-Infinity)
  expect(nextListingMs({ endedAtMs: 1_000, calls: 2, callsPerSecond: 2 }, true)).toBe(11_000)
})

it('takes no more than a quarter of the budget, however large or many the clusters', () => {
  for (const calls of [10, 50, 500]) {
    expect(nextListingMs({ endedAtMs: 0, calls, callsPerSecond: 2 }, true)).toBe(calls * 2_000)
  }
  expect(nextListingMs({ endedAtMs: 0, calls: 500, callsPerSecond: 20 }, true)).toBe(100_000)
})

it('is rare where nobody looks', () => {
  expect(nextListingMs({ endedAtMs: 0, calls: 2, callsPerSecond: 2 }, false)).toBe(300_000)
})

it('waits longer after each failure in a row, up to half a minute', () => {
  expect([1, 2, 3, 9].map(surveyRetryMs)).toEqual([2_000, 4_000, 8_000, 30_000])
})
