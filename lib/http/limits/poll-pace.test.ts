import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPollPace } from './poll-pace.ts'

describe('the pace of polls', () => {
  it('leaves the delay of few pages as it is, and puts them apart', () => {
    const pace = createPollPace(100)
    expect(pace.toDelayMs(2_000, 0, 0)).toBe(2_000)
    expect(pace.toDelayMs(2_000, 0, 0.5)).toBe(2_050)
    expect(pace.toDelayMs(30_000, 4_010, 1)).toBe(30_190)
  })

  it.each([1, 10, 500, 5_000])(
    'has %i pages ask no more often than the server can answer',
    pages => {
      const pace = createPollPace(100)
      const dueMs = Array.from({ length: pages }, (_, index) => (index * 2_000) / pages)
      let answers = 0
      for (let nowMs = 0; nowMs < 120_000; nowMs += 10) {
        dueMs.forEach((due, page) => {
          if (due > nowMs) return
          if (nowMs >= 60_000) answers += 1
          dueMs[page] = nowMs + pace.toDelayMs(2_000, nowMs, (page % 10) / 10)
        })
      }
      expect(answers / 60).toBeLessThan(115)
      expect(answers / 60).toBeGreaterThan(Math.min(90, pages * 0.4))
    },
  )

  it('never makes a delay shorter, whatever the clock does', () => {
    const pace = createPollPace(100)
    fc.assert(
      fc.property(
        fc.nat(300_000),
        fc.integer(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (delayMs, nowMs, random) => {
          expect(pace.toDelayMs(delayMs, nowMs, random)).toBeGreaterThanOrEqual(delayMs)
        },
      ),
    )
  })
})
