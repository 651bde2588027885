import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toAlternatives, toNumberText } from './amount-texts.ts'

describe('amounts in texts', () => {
  it('groups the digits of a whole number as Intl does', () => {
    const intl = new Intl.NumberFormat('en-US')
    fc.assert(
      fc.property(fc.maxSafeInteger(), value => {
        expect(toNumberText(value)).toBe(intl.format(value))
      }),
    )
  })

  it('joins alternatives as Intl does', () => {
    const intl = new Intl.ListFormat('en', { type: 'disjunction' })
    fc.assert(
      fc.property(fc.array(fc.constantFrom('EC2', 'FARGATE', '1.4.0')), choices => {
        expect(toAlternatives(choices)).toBe(intl.format(choices))
      }),
    )
  })
})
