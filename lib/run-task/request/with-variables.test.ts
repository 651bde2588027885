import { describe, expect, it } from 'vitest'
import { launchFormSchema } from '../form/launch-form-schema.ts'
import { countOverrideCharacters } from './overrides-size.ts'
import { countWithVariables } from './with-variables.ts'

const overridesOf = (environment: { name: string; value: string }[]) =>
  launchFormSchema.parse({
    taskDefinition: 'job',
    overrides: { containerOverrides: [{ name: 'web' }, { name: 'app', environment }] },
  }).overrides

describe('the characters of overrides with more variables', () => {
  it('are those of the overrides that come of it', () => {
    const before = overridesOf([
      { name: 'A', value: '1' },
      { name: 'B', value: '2' },
    ])
    const after = overridesOf([
      { name: 'A', value: '1' },
      { name: 'B', value: 'other' },
      { name: 'C', value: '3' },
    ])
    const pasted = [
      { name: 'B', value: 'other' },
      { name: 'C', value: '3' },
    ]
    expect(countWithVariables(before, 1, pasted)).toBe(countOverrideCharacters(after))
    expect(countWithVariables(before, 1, [])).toBe(countOverrideCharacters(before))
  })
})
