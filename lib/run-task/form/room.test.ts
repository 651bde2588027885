import { describe, expect, it } from 'vitest'
import { toDefaultValues } from './default-values.ts'
import { limits } from './limits.ts'
import { explainNoRoom, explainTooLong, room } from './room.ts'

const many = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index))

const variables = (count: number) => ({
  overrides: {
    containerOverrides: [
      { name: 'app', environment: many(count, index => ({ name: `V${index}`, value: 'x' })) },
    ],
  },
})

describe('the room of the form', () => {
  it('is enough for every launch that ECS accepts, and for one that is a little too long', () => {
    expect(explainNoRoom(toDefaultValues())).toBeUndefined()
    expect(explainNoRoom(variables(500))).toBeUndefined()
    const tags = many(limits.tags.max + 1, index => ({ key: `k${index}`, value: '' }))
    expect(explainNoRoom({ tags })).toBeUndefined()
  })

  it('is not enough for thousands of variables, nor for a text that no request can hold', () => {
    expect(explainNoRoom(variables(2_000))).toMatch(/overrides have [\d,]+ characters.*8,192/)
    const command = ['x'.repeat(room.characters)]
    expect(
      explainNoRoom({ overrides: { containerOverrides: [{ name: 'app', command }] } }),
    ).toContain('8,192')
    expect(explainNoRoom({ group: 'x'.repeat(room.characters + 1) })).toContain('32,769')
  })

  it('is not enough for a list that no launch can have', () => {
    const tags = many(50_000, index => ({ key: `k${index}`, value: '' }))
    expect(explainNoRoom({ tags })).toBe('Tags: 50,000 rows. A launch can’t have so many.')
    const managedEBSVolume = { tagSpecifications: [{ resourceType: 'volume' as const, tags }] }
    expect(explainNoRoom({ volumeConfigurations: [{ name: 'data', managedEBSVolume }] })).toContain(
      '50,000 rows',
    )
  })

  it('is told of one text', () => {
    expect(explainTooLong('x'.repeat(10), 10)).toBeUndefined()
    expect(explainTooLong('x'.repeat(1_001), 1_000)).toContain('1,001 characters')
  })
})
