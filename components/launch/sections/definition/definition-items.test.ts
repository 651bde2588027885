import { describe, expect, it } from 'vitest'
import type { RevisionChoice } from '@/lib/catalog/choices'
import { toFamilyItems, toRevisionItems } from './definition-items'

const revision = (number: number, status: RevisionChoice['status']): RevisionChoice => ({
  arn: '',
  family: 'app',
  revision: number,
  status,
})

describe('the entries of the task definition lists', () => {
  it('are families with their status, the inactive ones last', () => {
    expect(toFamilyItems([{ family: 'app' }], [{ family: 'aaa' }])).toEqual([
      { value: 'app', facts: 'active' },
      { value: 'aaa', facts: 'inactive' },
    ])
  })

  it('are revisions, the latest and the inactive ones marked', () => {
    const items = toRevisionItems([
      revision(3, 'ACTIVE'),
      revision(2, 'ACTIVE'),
      revision(1, 'INACTIVE'),
    ])
    expect(items.map(({ value, facts }) => [value, facts])).toEqual([
      ['3', 'latest'],
      ['2', undefined],
      ['1', 'inactive'],
    ])
  })

  it('have no latest revision where none is active', () => {
    expect(toRevisionItems([revision(1, 'INACTIVE')])[0]?.facts).toBe('inactive')
  })
})
