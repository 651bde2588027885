import { describe, expect, it } from 'vitest'
import { countChanges, isFilledIn } from './count-changes.ts'
import { overridesSchema } from '../form/overrides-schema.ts'

const changesOf = (override: object): number => {
  const { containerOverrides } = overridesSchema.parse({
    containerOverrides: [{ name: 'app', ...override }],
  })
  return containerOverrides[0] ? countChanges(containerOverrides[0]) : -1
}

describe('countChanges', () => {
  it('is 0 for a row that was only shown', () => {
    expect(changesOf({})).toBe(0)
    expect(changesOf({ environment: [{}], environmentFiles: [{}], cpu: '' })).toBe(0)
  })

  it('counts every member, and every row of a list', () => {
    const override = {
      command: ['a'],
      cpu: '1',
      memory: 6,
      memoryReservation: '6',
      environment: [{ name: 'A' }, { name: 'B', value: '1' }, {}],
      environmentFiles: [{ value: 'arn:aws:s3:::b/p.env' }],
      resourceRequirements: [{ value: '1' }, { value: '' }],
    }
    expect(changesOf(override)).toBe(8)
  })
})

describe('isResourceGiven', () => {
  it('takes a part of a shared GPU for an amount', () => {
    const sharingStrategy = { nvidiaMps: { memory: '1024' } }
    expect(changesOf({ resourceRequirements: [{ type: 'GPU', sharingStrategy }] })).toBe(1)
    expect(changesOf({ resourceRequirements: [{ type: 'GPU', sharingStrategy: {} }] })).toBe(0)
  })
})

describe('isFilledIn', () => {
  it('keeps what was typed, be it right or wrong', () => {
    expect(isFilledIn({ name: 'app', command: { shell: "'open" } })).toBe(true)
    expect(isFilledIn({ name: 'app', cpu: 'much' })).toBe(true)
    expect(isFilledIn({ name: 'app', environment: [{ name: '' }] })).toBe(true)
  })

  it('lets go of a row that nobody touched', () => {
    expect(isFilledIn({ name: 'app', environment: [] })).toBe(false)
    expect(isFilledIn({ name: 'app', environment: [], cpu: '', isNamed: true })).toBe(false)
  })
})
