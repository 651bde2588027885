import { describe, expect, it } from 'vitest'
import { findLikely, findTyped, matchTyped, readTypedList } from './match-typed.ts'

const revisions = ['217', '117', '17', '1'].map(value => ({ value }))
const clusters = ['demo', 'Demo-eu', 'batch'].map(value => ({ value }))
const subnet = (value: string, name: string, group: string) => ({
  value,
  name,
  label: `${name} · us-east-1a`,
  facts: `${value} · us-east-1a`,
  group,
})
const subnets = [
  subnet('subnet-0a', 'private 1', 'vpc-one'),
  subnet('subnet-0b', 'private 1', 'vpc-two'),
  subnet('subnet-0c', 'public 1', 'vpc-one'),
]

describe('matchTyped', () => {
  it('takes the entry that is named in full, not one that contains it', () => {
    expect(matchTyped('17', revisions)?.value).toBe('17')
    expect(matchTyped(' 1 ', revisions)?.value).toBe('1')
    expect(matchTyped('7', revisions)).toBeUndefined()
  })
  it('knows an entry by value, name and label', () => {
    for (const text of ['subnet-0c', 'public 1', 'public 1 · us-east-1a']) {
      expect(matchTyped(text, subnets)?.value).toBe('subnet-0c')
    }
  })
  it('takes another case only where nothing has the typed one', () => {
    expect(matchTyped('DEMO', clusters)?.value).toBe('demo')
    const both = [{ value: 'demo' }, { value: 'DEMO' }]
    expect(matchTyped('DEMO', both)?.value).toBe('DEMO')
    expect(matchTyped('Demo', both)).toBeUndefined()
  })
  it('takes none of several that have the same name', () => {
    expect(matchTyped('private 1', subnets)).toBeUndefined()
  })
  it('takes nothing for no text', () => {
    expect(matchTyped('', clusters)).toBeUndefined()
  })
})

describe('findTyped', () => {
  it('finds parts of names, facts and groups', () => {
    const values = (text: string) => findTyped(text, subnets).map(({ value }) => value)
    expect(values('PUB')).toEqual(['subnet-0c'])
    expect(values('vpc-two')).toEqual(['subnet-0b'])
    expect(values('')).toHaveLength(3)
  })
})

describe('findLikely', () => {
  it('takes the one that is named in full before the only one that contains it', () => {
    expect(findLikely('17', revisions)?.value).toBe('17')
    expect(findLikely('demo', clusters)?.value).toBe('demo')
    expect(findLikely('bat', clusters)?.value).toBe('batch')
  })
  it('takes none where several contain it, none does, or nothing is typed', () => {
    expect(findLikely('dem', clusters)).toBeUndefined()
    expect(findLikely('prod', clusters)).toBeUndefined()
    expect(findLikely('', [{ value: 'demo' }])).toBeUndefined()
  })
})

describe('readTypedList', () => {
  it('takes entries by their names, and anything else as typed', () => {
    expect(readTypedList('public 1, subnet-0a', subnets)).toEqual(['subnet-0c', 'subnet-0a'])
    expect(readTypedList('subnet-0a subnet-0f', subnets)).toEqual(['subnet-0a', 'subnet-0f'])
    expect(readTypedList('subnet-0a,\n subnet-0b,', subnets)).toEqual(['subnet-0a', 'subnet-0b'])
  })
  it('leaves a name that several have as it was typed', () => {
    const both = [subnet('subnet-0a', 'private', 'one'), subnet('subnet-0b', 'private', 'two')]
    expect(readTypedList('private', both)).toEqual(['private'])
  })
  it('reads nothing from blanks', () => {
    expect(readTypedList(' , ', subnets)).toEqual([])
  })
})
