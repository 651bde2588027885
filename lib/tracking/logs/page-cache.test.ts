import { describe, expect, it } from 'vitest'
import { createPageCache } from './page-cache.ts'
import type { StreamPage } from './page-cache.ts'

const pageOf = (bytes: number): StreamPage => ({
  events: [],
  forward: 'f',
  backward: 'b',
  eventCount: 1,
  isFull: false,
  bytes,
  readAtMs: 0,
})

describe('the pages that are kept', () => {
  it('are those that were asked for last, within the bytes', () => {
    const cache = createPageCache(10_000)
    for (const key of ['1', '2', '3']) cache.set('s', key, pageOf(1_000))
    cache.get('s', '1')
    for (const key of ['4', '5']) cache.set('s', key, pageOf(1_000))
    const kept = ['1', '2', '3', '4', '5'].filter(key => cache.get('s', key))
    expect(kept).toEqual(['1', '3', '4', '5'])
  })

  it('include the last one, however large', () => {
    const cache = createPageCache(1_000)
    cache.set('s', 'small', pageOf(1))
    cache.set('s', 'large', pageOf(1_000_000))
    expect(cache.get('s', 'large')).toBeDefined()
    expect(cache.get('s', 'small')).toBeUndefined()
    cache.set('s', 'small', pageOf(1))
    expect(cache.get('s', 'large')).toBeUndefined()
  })

  it('go with their stream', () => {
    const cache = createPageCache(10_000)
    cache.set('s', '1', pageOf(1))
    cache.set('s\n', '1', pageOf(1))
    cache.drop('s')
    expect(cache.get('s', '1')).toBeUndefined()
    expect(cache.get('s\n', '1')).toBeDefined()
  })
})
