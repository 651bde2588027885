import { describe, expect, it } from 'vitest'
import { findLikely, findTyped, matchTyped, readTypedList, toGroups } from './match-typed.ts'

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

  const found = (text: string, ...names: string[]) =>
    findTyped(
      text,
      names.map(value => ({ value })),
    ).map(({ value }) => value)

  it('puts an exact match first, then what begins with the text, then what contains it', () => {
    expect(found('report', 'daily-report', 'report-eu', 'Report', 'reports', 'report')).toEqual([
      'report',
      'Report',
      'report-eu',
      'reports',
      'daily-report',
    ])
    expect(found('1', '217', '117', '17', '1')).toEqual(['1', '117', '17', '217'])
  })
  it('finds words in any order and any case', () => {
    expect(found('migrate DB', 'cache-warm', 'old-db-migrate', 'db-migrate')).toEqual([
      'db-migrate',
      'old-db-migrate',
    ])
    expect(found('migrate cache', 'cache-warm', 'db-migrate')).toEqual([])
  })
  it('puts names before what only stands beside a name', () => {
    const items = [
      { value: 'sg-1', name: 'web', facts: 'for the database' },
      { value: 'sg-2', name: 'my-database', facts: 'mine' },
      { value: 'sg-3', name: 'database', facts: 'main' },
    ]
    expect(findTyped('database', items).map(({ value }) => value)).toEqual(['sg-3', 'sg-2', 'sg-1'])
  })
})

describe('toGroups', () => {
  it('keeps the entries of a group together, the group of the best entry first', () => {
    expect(toGroups(findTyped('private', subnets)).map(({ value }) => value)).toEqual([
      'subnet-0a',
      'subnet-0b',
    ])
    expect(toGroups(subnets).map(({ value }) => value)).toEqual([
      'subnet-0a',
      'subnet-0c',
      'subnet-0b',
    ])
  })
})

describe('findLikely', () => {
  const likely = <Item extends { value: string }>(text: string, items: readonly Item[]) =>
    findLikely(text, findTyped(text, items))

  it('takes the one that is named in full before the only one that contains it', () => {
    expect(likely('17', revisions)?.value).toBe('17')
    expect(likely('demo', clusters)?.value).toBe('demo')
    expect(likely('bat', clusters)?.value).toBe('batch')
  })
  it('takes none where several contain it, none does, or nothing is typed', () => {
    expect(likely('dem', clusters)).toBeUndefined()
    expect(likely('prod', clusters)).toBeUndefined()
    expect(likely('', [{ value: 'demo' }])).toBeUndefined()
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
