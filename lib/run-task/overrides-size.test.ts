import { describe, expect, it } from 'vitest'
import { countOverrideCharacters } from './overrides-size.ts'

describe('countOverrideCharacters', () => {
  it('is 0 when nothing is overridden', () => {
    const untouched = { name: 'app', command: undefined, environment: [] }
    expect(countOverrideCharacters({ containerOverrides: [untouched] })).toBe(0)
  })

  it('counts the JSON with its punctuation, by characters', () => {
    const container = { name: 'app', command: ['é', '𝒳'], environment: [] }
    expect(countOverrideCharacters({ containerOverrides: [container] })).toBe(
      '{"containerOverrides":[{"name":"app","command":["é","x"]}]}'.length,
    )
  })
})
