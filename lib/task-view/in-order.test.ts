import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { putInOrder } from './in-order.ts'

describe('putInOrder', () => {
  it('leaves what is in order as it is', () => {
    expect(putInOrder([])).toEqual([])
    expect(putInOrder([1, 2, 2, 9])).toEqual([1, 2, 2, 9])
  })

  it('moves the one value that is out of order, however far it is off', () => {
    expect(putInOrder([900, 1, 2, 3])).toEqual([1, 1, 2, 3])
    expect(putInOrder([1, 900, 2, 3])).toEqual([1, 2, 2, 3])
    expect(putInOrder([1, 2, 3, -900])).toEqual([1, 2, 3, 3])
    expect(putInOrder([1, 5, 4, 9])).toEqual([1, 5, 5, 9])
  })

  it('rises within the values, and keeps their number', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 1 }), values => {
        const ordered = putInOrder(values)
        expect(ordered).toHaveLength(values.length)
        expect(ordered).toEqual([...ordered].sort((one, other) => one - other))
        for (const value of ordered) expect(values).toContain(value)
      }),
    )
  })
})
