import { expect, it } from 'vitest'
import { explainUsualEnd, toUsualRunMs } from './usual-end.ts'

it('is the median of the runs that came to their own end', () => {
  const ended = [10, 30, 20].map(ranMs => ({ outcome: 'succeeded' as const, ranMs }))
  expect(toUsualRunMs(ended)).toBe(20)
  expect(toUsualRunMs([...ended, { outcome: 'interrupted', ranMs: 1 }])).toBe(20)
  expect(toUsualRunMs([...ended, { outcome: 'failed', ranMs: 1 }])).toBe(15)
})

it('is unknown after fewer than three', () => {
  const run = { outcome: 'succeeded' as const, ranMs: 10 }
  expect(toUsualRunMs([run, run, { outcome: 'failed' }])).toBeUndefined()
})

it('says how far the end is, and when a run takes longer', () => {
  expect(explainUsualEnd(60_000, 20_000)).toEqual({ kind: 'ends-in', ms: 40_000 })
  expect(explainUsualEnd(60_000, 60_000)).toEqual({ kind: 'longer' })
})
