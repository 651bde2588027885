import { expect, it } from 'vitest'
import { explainUsualEnd, toUsualRun } from './usual-end.ts'

it('is the median of the runs that came to their own end', () => {
  const ended = [10, 30, 20].map(ranMs => ({ outcome: 'succeeded' as const, ranMs }))
  expect(toUsualRun(ended)).toEqual({ usualMs: 20, longestMs: 30 })
  expect(toUsualRun([...ended, { outcome: 'interrupted', ranMs: 1 }])?.usualMs).toBe(20)
  expect(toUsualRun([...ended, { outcome: 'failed', ranMs: 1 }])?.usualMs).toBe(15)
})

it('is unknown after fewer than three', () => {
  const run = { outcome: 'succeeded' as const, ranMs: 10 }
  expect(toUsualRun([run, run, { outcome: 'failed' }])).toBeUndefined()
})

it('says how far the end is, and when a run takes unusually long', () => {
  const usual = { usualMs: 60_000, longestMs: 80_000 }
  expect(explainUsualEnd(usual, 20_000)).toEqual({ kind: 'ends-in', ms: 40_000 })
  expect(explainUsualEnd(usual, 60_000)).toEqual({ kind: 'due' })
  expect(explainUsualEnd(usual, 85_000)).toEqual({ kind: 'due' })
  expect(explainUsualEnd(usual, 100_000)).toEqual({ kind: 'longer', ms: 40_000 })
})
