import { describe, expect, it } from 'vitest'
import { isFilledIn, isResourceGiven } from './filled-in.ts'

describe('isResourceGiven', () => {
  it('takes a part of a shared GPU for an amount', () => {
    const sharingStrategy = { nvidiaMps: { memory: 1024 } }
    expect(isResourceGiven({ type: 'GPU', value: '1' })).toBe(true)
    expect(isResourceGiven({ type: 'GPU', value: '', sharingStrategy })).toBe(true)
    expect(isResourceGiven({ type: 'GPU', value: '', sharingStrategy: {} })).toBe(false)
    expect(isResourceGiven({ type: 'GPU', value: '' })).toBe(false)
  })
})

describe('isFilledIn', () => {
  it('keeps what was typed, be it right or wrong', () => {
    expect(isFilledIn({ name: 'app', command: { shell: "'open" } })).toBe(true)
    expect(isFilledIn({ name: 'app', cpu: 'much' })).toBe(true)
    expect(isFilledIn({ name: 'app', environment: [{ name: '' }] })).toBe(true)
  })

  it('takes a command of blanks for none', () => {
    for (const command of [{ shell: ' \t\n' }, { json: ' ' }, { json: '[]' }, []]) {
      expect(isFilledIn({ name: 'app', command })).toBe(false)
    }
    // A word without characters is a word.
    expect(isFilledIn({ name: 'app', command: { shell: "''" } })).toBe(true)
  })

  it('lets go of a row that nobody touched', () => {
    expect(isFilledIn({ name: 'app', environment: [] })).toBe(false)
    expect(isFilledIn({ name: 'app', environment: [], cpu: '', isNamed: true })).toBe(false)
  })
})
