import { expect, it } from 'vitest'
import { isOverdue, nextListingMs, surveyRetryMs } from './survey-policy.ts'

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

it('takes its part of a budget that the watcher would spend, one call late at most', () => {
  const at = (nowMs: number, waitMs: number, calledAtMs = 0) =>
    isOverdue({ nowMs, waitMs, calledAtMs, callsPerSecond: 2 })
  expect(at(1_999, 0)).toBe(false)
  expect(at(2_000, 500)).toBe(true)
  expect(at(2_000, 501)).toBe(false)
  expect(at(1_000, 0, 5_000)).toBe(true)
})
