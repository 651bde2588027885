import fc from 'fast-check'
import { expect, it } from 'vitest'
import { countLeading } from './count-leading.ts'

it('counts the items of a sorted list below a limit, and looks at few of them', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -50, max: 50 })), fc.integer(), (numbers, limit) => {
      const sorted = numbers.sort((one, other) => one - other)
      let looks = 0
      const count = countLeading(sorted, number => {
        looks += 1
        return number < limit
      })
      expect(count).toBe(sorted.filter(number => number < limit).length)
      expect(looks).toBeLessThanOrEqual(Math.ceil(Math.log2(sorted.length + 1)))
    }),
  )
})
