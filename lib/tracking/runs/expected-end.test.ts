import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toExpectedEnd } from './expected-end.ts'

const minutes = (...values: number[]) => values.map(value => value * 60_000)

describe('the expected end of a run', () => {
  it('lies about where past runs ended, with some of their difference on both sides', () => {
    expect(toExpectedEnd(minutes(10, 11, 10, 10.5, 10), 1_000)).toEqual({
      fromMs: 1_000 + 9.35 * 60_000,
      untilMs: 1_000 + 11.65 * 60_000,
    })
  })

  it('is unknown for fewer than five runs, and for runs that differ much', () => {
    expect(toExpectedEnd(minutes(10, 10, 10, 10), 0)).toBeUndefined()
    expect(toExpectedEnd(minutes(10, 10, 10, 10, 14), 0)).toBeUndefined()
    expect(toExpectedEnd([], 0)).toBeUndefined()
  })

  it('includes the end of every past run', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: 5 }), runsMs => {
        const period = toExpectedEnd(runsMs, 0)
        if (!period) return
        for (const runMs of runsMs) {
          expect(runMs).toBeGreaterThanOrEqual(period.fromMs)
          expect(runMs).toBeLessThanOrEqual(period.untilMs)
        }
      }),
    )
  })
})
