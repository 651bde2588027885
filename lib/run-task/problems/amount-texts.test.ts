import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fargateSizes } from '../form/fargate-sizes.ts'
import { toAlternatives, toCpuText, toNumberText } from './amount-texts.ts'

describe('amounts in texts', () => {
  it('groups the digits of a whole number as Intl does', () => {
    const intl = new Intl.NumberFormat('en-US')
    fc.assert(
      fc.property(fc.maxSafeInteger(), value => {
        expect(toNumberText(value)).toBe(intl.format(value))
      }),
    )
  })

  it('rounds vCPUs as far as no size of Fargate is changed', () => {
    const cpus = [...fargateSizes.map(({ cpu }) => cpu), 128, 307, 300]
    expect(cpus.map(toCpuText)).toEqual(
      [0.25, 0.5, 1, 2, 4, 8, 16, 32, 0.125, 0.3, 0.293].map(vcpu => `${vcpu} vCPU`),
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
