import { describe, expect, it } from 'vitest'
import { applyTagChange } from './tag-change.ts'

describe('a change of tags', () => {
  const tags = [
    { key: 'team', value: 'data' },
    { key: 'ticket', value: 'OPS-1' },
    { key: 'aws:ecs:clusterName', value: 'demo' },
  ]

  it('leaves alone what it does not name, and keeps the order', () => {
    const set = [
      { key: 'owner', value: 'ana' },
      { key: 'team', value: 'payments' },
    ]
    expect(applyTagChange(tags, { set, remove: ['ticket', 'unknown'] })).toEqual([
      { key: 'team', value: 'payments' },
      { key: 'aws:ecs:clusterName', value: 'demo' },
      { key: 'owner', value: 'ana' },
    ])
  })

  it('changes nothing when it is applied again', () => {
    const change = { set: [{ key: 'owner', value: '' }], remove: ['team'] }
    const once = applyTagChange(tags, change)
    expect(applyTagChange(once, change)).toEqual(once)
  })

  it('keeps a tag that it both sets and removes', () => {
    const change = { set: [{ key: 'team', value: 'x' }], remove: ['team'] }
    expect(applyTagChange(tags, change)[0]).toEqual({ key: 'team', value: 'x' })
  })

  it('leaves tags alone that AWS sent without a key or value', () => {
    expect(applyTagChange([{ value: 'x' }, { key: 'a' }], { set: [], remove: ['b'] })).toEqual([
      { value: 'x' },
      { key: 'a' },
    ])
  })
})
