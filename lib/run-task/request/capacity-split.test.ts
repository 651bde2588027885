import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitCapacity } from './capacity-split.ts'

const counts = (items: { base?: number; weight?: number }[], count: number) =>
  splitCapacity(
    items.map((item, index) => ({ capacityProvider: `p${index}`, ...item })),
    count,
  ).map(share => share.count)

const item = fc.record({
  capacityProvider: fc.string(),
  base: fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined }),
  weight: fc.option(fc.integer({ min: 0, max: 1000 }), { nil: undefined }),
})

describe('splitCapacity', () => {
  it.each([
    ['base first, then by weight', [{ base: 2, weight: 1 }, { weight: 3 }], 10, [4, 6]],
    ['by weight alone', [{ weight: 1 }, { weight: 4 }], 10, [2, 8]],
    ['no more than there are to the base', [{ base: 5, weight: 1 }, { weight: 1 }], 3, [3, 0]],
    ['base alone to a provider of weight 0', [{ base: 2 }, { weight: 1 }], 5, [2, 3]],
    ['the rest to the largest remainder', [{ weight: 1 }, { weight: 3 }], 2, [1, 1]],
    ['of equal remainders to the first row', [{ weight: 1 }, { weight: 1 }], 3, [2, 1]],
    ['nothing without a weight', [{}, {}], 3, [0, 0]],
    ['all to a single provider without a weight', [{}], 3, [3]],
    ['all to a single provider with a base alone', [{ base: 1, weight: 0 }], 3, [3]],
  ])('gives %s', (_, items, count, shares) => {
    expect(counts(items, count)).toEqual(shares)
  })

  it('always sums to the count, and never leaves a share below 0', () => {
    const strategy = fc
      .array(item, { minLength: 1, maxLength: 20 })
      .filter(items => items.some(({ weight }) => weight))
    fc.assert(
      fc.property(strategy, fc.integer({ min: 1, max: 10 }), (items, count) => {
        const shares = splitCapacity(items, count).map(share => share.count)
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(count)
        expect(Math.min(...shares)).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('gives a provider of weight 0 no more than its base', () => {
    fc.assert(
      fc.property(fc.array(item, { minLength: 2 }), fc.nat(10), (items, count) => {
        splitCapacity(items, count).forEach((share, index) => {
          const { base = 0, weight = 0 } = items[index] ?? {}
          if (weight === 0) expect(share.count).toBeLessThanOrEqual(base)
        })
      }),
    )
  })
})
