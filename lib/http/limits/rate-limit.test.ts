import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRateLimit } from './rate-limit.ts'

describe('the limit of requests', () => {
  it('lets 100 requests of a second through and tells the next how long to wait', () => {
    const limit = createRateLimit({ perSecond: 100, maxKeys: 10 })
    for (let request = 0; request < 100; request++) {
      expect(limit.take('a', 5_000 + request)).toBeUndefined()
    }
    expect(limit.take('a', 5_100)).toBe(900)
    expect(limit.take('a', 5_999)).toBe(1)
    expect(limit.take('a', 6_000)).toBeUndefined()
    expect(limit.take('a', 6_000)).toBe(1)
  })

  it('counts every session by itself', () => {
    const limit = createRateLimit({ perSecond: 1, maxKeys: 10 })
    expect(limit.take('a', 0)).toBeUndefined()
    expect(limit.take('b', 0)).toBeUndefined()
    expect(limit.take('a', 0)).toBe(1_000)
  })

  it('lets through as many as it may and no more, whenever they come', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 200 })
    fc.assert(
      fc.property(gaps, fc.integer({ min: 1, max: 7 }), (gapsMs, perSecond) => {
        const limit = createRateLimit({ perSecond, maxKeys: 1 })
        const passedMs: number[] = []
        let nowMs = 0
        for (const gapMs of gapsMs) {
          nowMs += gapMs
          const recent = passedMs.filter(passed => passed > nowMs - 1_000).length
          const waitMs = limit.take('a', nowMs)
          expect(waitMs === undefined).toBe(recent < perSecond)
          if (waitMs === undefined) passedMs.push(nowMs)
        }
      }),
      { seed: 13, numRuns: 300 },
    )
  })

  it('forgets the key that was seen longest ago when there are too many', () => {
    const limit = createRateLimit({ perSecond: 1, maxKeys: 2 })
    limit.take('a', 0)
    limit.take('b', 0)
    limit.take('a', 0)
    limit.take('c', 0)
    expect(limit.take('a', 0)).toBeDefined()
    expect(limit.take('b', 0)).toBeUndefined()
  })
})
