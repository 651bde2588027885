import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findWordList } from './find-word-list.ts'

describe('findWordList', () => {
  it.each([
    ['["sh", "-c", "a b"]', ['sh', '-c', 'a b']],
    [' ["sleep",\n 5 ] ', ['sleep', '5']],
    ['CMD ["a"]', ['a']],
    ['"command": ["a", "b"],', ['a', 'b']],
    ['command: ["a"]', ['a']],
    ['\ufeff["a",\u00a0"b\u00a0c"]', ['a', 'b\u00a0c']],
  ])('reads %j as words', (text, words) => {
    expect(findWordList(text)).toEqual(words)
  })

  it.each([
    '',
    '[]',
    '[ -f x ]',
    '[1, [2]]',
    '["a", null]',
    '["a"] && ["b"]',
    "['a']",
    '{"a":[1]}',
    'echo ["a"]',
    '["a"',
  ])('leaves %j to the shell line', text => {
    expect(findWordList(text)).toBeUndefined()
  })

  it('reads every list of words back', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), words => {
        expect(findWordList(JSON.stringify(words))).toEqual(words)
      }),
    )
  })
})
