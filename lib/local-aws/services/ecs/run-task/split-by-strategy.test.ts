import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitByStrategy } from './split-by-strategy.ts'

const item = (weight: number, base = 0) => ({ capacityProvider: 'X', base, weight })
const sum = (shares: number[]) => shares.reduce((total, share) => total + share, 0)

describe('splitByStrategy', () => {
  it('fills the base first and divides the rest by weight', () => {
    expect(splitByStrategy([item(1, 2), item(3)], 10)).toEqual([4, 6])
    expect(splitByStrategy([item(1), item(4)], 5)).toEqual([1, 4])
    expect(splitByStrategy([item(1), item(1)], 1)).toEqual([1, 0])
    expect(splitByStrategy([item(0, 1), item(1)], 3)).toEqual([1, 2])
  })

  it('follows the API Reference: even weights even out, and 1 to 4 means four for every one', () => {
    expect(splitByStrategy([item(1), item(1)], 10)).toEqual([5, 5])
    expect(splitByStrategy([item(1), item(4)], 10)).toEqual([2, 8])
    expect(splitByStrategy([item(1, 5), item(1)], 4)).toEqual([4, 0])
    expect(splitByStrategy([item(0), item(1)], 7)).toEqual([0, 7])
  })

  const strategies = fc
    .array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 20 })
    .filter(weights => weights.some(weight => weight > 0))
    .chain(weights =>
      fc.record({
        at: fc.nat(weights.length - 1),
        base: fc.integer({ min: 0, max: 12 }),
        weights: fc.constant(weights),
      }),
    )
    .map(({ at, base, weights }) =>
      weights.map((weight, index) => item(weight, index === at ? base : 0)),
    )

  it('sums to the count, honours the base, and strays less than one task from the weights', () => {
    fc.assert(
      fc.property(strategies, fc.integer({ min: 1, max: 10 }), (strategy, count) => {
        const shares = splitByStrategy(strategy, count)
        expect(sum(shares)).toBe(count)
        const weights = sum(strategy.map(({ weight }) => weight))
        const rest = Math.max(0, count - sum(strategy.map(({ base }) => base)))
        strategy.forEach(({ base, weight }, index) => {
          const based = Math.min(base, count)
          const beyond = (shares[index] ?? 0) - based
          expect(Math.abs(beyond - (rest * weight) / weights)).toBeLessThan(1)
        })
      }),
    )
  })
})
