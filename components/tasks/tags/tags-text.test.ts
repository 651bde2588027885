import { describe, expect, it } from 'vitest'
import type { Failure } from '@/lib/result'
import { toConflictText, toFailedText } from './tags-text.ts'

const NOTHING = { set: [], remove: [] }
const denied: Failure = { kind: 'forbidden', message: '' }
const lost: Failure = { kind: 'unreachable', message: '' }
const setOf = (...keys: string[]) => keys.map(key => ({ key, value: '' }))

describe('what a failed change of tags says', () => {
  it.each([
    [{ done: NOTHING, left: NOTHING, failure: denied }, 'The tags were not changed.'],
    [{ done: NOTHING, left: NOTHING, failure: lost }, 'The tags may not have been changed.'],
    [
      {
        done: { set: setOf('a'), remove: [] },
        left: { set: [], remove: ['b', 'c'] },
        failure: denied,
      },
      'a was saved, but b and c were not removed.',
    ],
    [
      {
        done: { set: setOf('a', 'b', 'c', 'd', 'e'), remove: [] },
        left: { set: [], remove: ['x'] },
        failure: lost,
      },
      'a, b, c, and 2 more were saved, but x may not have been removed.',
    ],
    [
      { done: { set: [], remove: ['b'] }, left: { set: setOf('a'), remove: [] }, failure: denied },
      'b was removed, but a was not saved.',
    ],
  ])('%#', (failed, text) => {
    expect(toFailedText(failed)).toBe(text)
  })
})

describe('what somebody else changed', () => {
  it.each([
    [{ key: 'a', ours: 'set' as const }, /removed while you were editing. Saving adds it again/],
    [{ key: 'a', theirs: 'x', ours: 'set' as const }, /changed to “x” .* Saving replaces it/],
    [{ key: 'a', theirs: '', ours: 'remove' as const }, /changed to no value .* Saving removes it/],
  ])('%#', (conflict, words) => {
    expect(toConflictText(conflict)).toMatch(words)
  })
})
