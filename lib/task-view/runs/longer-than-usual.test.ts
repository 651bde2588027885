import { describe, expect, it } from 'vitest'
import { toExcessMs, toUsualDuration } from './longer-than-usual.ts'

describe('longer than usual', () => {
  const usual = { usualMs: 60_000, longestMs: 80_000 }

  it('is longer than every past run, by half of the usual duration', () => {
    expect(toExcessMs(90_000, usual)).toBe(30_000)
    expect(toExcessMs(89_000, usual)).toBeUndefined()
    expect(toExcessMs(95_000, { ...usual, longestMs: 95_000 })).toBeUndefined()
  })

  it('isn’t a matter of less than ten seconds', () => {
    const quick = { usualMs: 2_000, longestMs: 3_000 }
    expect(toExcessMs(11_000, quick)).toBeUndefined()
    expect(toExcessMs(12_000, quick)).toBe(10_000)
    expect(toExcessMs(0, { usualMs: 0, longestMs: 0 })).toBeUndefined()
  })
})

it('what is usual is the median, beside the longest, of at least three', () => {
  expect(toUsualDuration([30, 10, 20])).toEqual({ usualMs: 20, longestMs: 30 })
  expect(toUsualDuration([30, 10])).toBeUndefined()
})
