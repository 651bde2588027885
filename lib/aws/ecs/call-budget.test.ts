import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCallBudget } from './call-budget.ts'

describe('the budget of calls', () => {
  it('lets those of five seconds go together, and then one after the other', () => {
    const budget = createCallBudget(2)
    const calledAtMs: number[] = []
    for (let nowMs = 0; calledAtMs.length < 13; nowMs = budget.readyAtMs(nowMs)) {
      budget.spend(1)
      calledAtMs.push(nowMs)
    }
    expect(calledAtMs).toEqual([...Array<number>(10).fill(0), 500, 1000, 1500])
  })

  it('never allows more than its calls in any period, whatever asks when', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 3_000 }), { minLength: 1, maxLength: 200 })
    fc.assert(
      fc.property(gaps, fc.constantFrom(0.5, 1, 2, 5), (given, perSecond) => {
        const budget = createCallBudget(perSecond)
        const calledAtMs: number[] = []
        let nowMs = 0
        for (const gapMs of given) {
          nowMs = budget.readyAtMs(nowMs + gapMs)
          budget.spend(1)
          calledAtMs.push(nowMs)
        }
        const most = Math.max(1, 5 * perSecond)
        calledAtMs.forEach((atMs, index) => {
          const within = calledAtMs.slice(index).filter(other => other < atMs + 10_000).length
          expect(within).toBeLessThanOrEqual(most + 10 * perSecond + 1e-6)
        })
      }),
    )
  })

  it('pauses for longer with every throttling in a row, and for a minute at most', () => {
    const budget = createCallBudget(2)
    let nowMs = 0
    const pauses = Array.from({ length: 7 }, () => {
      budget.throttled(nowMs)
      const readyAtMs = budget.readyAtMs(nowMs)
      const pauseMs = readyAtMs - nowMs
      nowMs = readyAtMs
      return pauseMs
    })
    expect(pauses).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000])
    budget.answered()
    expect(budget.readyAtMs(nowMs)).toBe(nowMs)
  })

  it('takes the answers of calls that were on the way for one throttling', () => {
    const budget = createCallBudget(2)
    budget.throttled(0)
    budget.throttled(10)
    budget.throttled(20)
    expect(budget.readyAtMs(20)).toBe(2_000)
  })

  it('does not wait longer when the clock is set back', () => {
    const budget = createCallBudget(2)
    for (let call = 0; call < 10; call += 1) budget.spend(1)
    expect(budget.readyAtMs(0)).toBeLessThanOrEqual(500)
    budget.throttled(1_000_000)
    expect(budget.readyAtMs(0)).toBeLessThanOrEqual(2_000)
  })
})
