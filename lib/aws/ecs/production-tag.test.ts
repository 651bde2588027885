import { describe, expect, it } from 'vitest'
import { hasProductionTag } from './production-tag.ts'

const tagged = (value?: string) => hasProductionTag([{ key: 'slipway:production', value }])

describe('the tag of production clusters', () => {
  it.each([undefined, '', 'true', 'yes', '0'])('marks with the value %j', value => {
    expect(tagged(value)).toBe(true)
  })

  it.each(['false', 'False', ' false '])('does not mark with the value %j', value => {
    expect(tagged(value)).toBe(false)
  })

  it('is no other tag, and not absent ones', () => {
    expect(hasProductionTag([{ key: 'production', value: 'true' }])).toBe(false)
    expect(hasProductionTag([])).toBe(false)
    expect(hasProductionTag(undefined)).toBe(false)
  })
})
