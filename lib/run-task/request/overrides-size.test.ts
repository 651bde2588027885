import { describe, expect, it } from 'vitest'
import { overridesSchema } from '../form/overrides-schema.ts'
import { countOverrideCharacters } from './overrides-size.ts'

const sizeOf = (overrides: object) => countOverrideCharacters(overridesSchema.parse(overrides))

describe('countOverrideCharacters', () => {
  it('is 0 when nothing is overridden', () => {
    const untouched = { name: 'app', environment: [] }
    expect(sizeOf({ containerOverrides: [untouched] })).toBe(0)
  })

  it('counts the JSON with its punctuation, by characters', () => {
    const container = { name: 'app', command: ['é', '𝒳'], environment: [] }
    expect(sizeOf({ containerOverrides: [container] })).toBe(
      '{"containerOverrides":[{"name":"app","command":["é","x"]}]}'.length,
    )
  })
})
