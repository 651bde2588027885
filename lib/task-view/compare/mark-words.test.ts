import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TextPart } from './compare-row.ts'
import { markWords } from './mark-words.ts'

const join = (parts: TextPart[]) => parts.map(({ text }) => text).join('')
const changed = (parts: TextPart[]) =>
  parts.flatMap(({ text, isChanged }) => (isChanged ? [text] : []))

const text = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc
    .array(fc.constantFrom('migrate', '--to', '41', '42', ' ', '\n'), { maxLength: 20 })
    .map(words => words.join(' ')),
)

describe('the words in which two texts differ', () => {
  it.each([
    ['migrate --to 42', 'migrate --to 41', ['42'], ['41']],
    ['sleep 30', 'sleep 30 --verbose', [], [' --verbose']],
    ['a b', '', ['a b'], []],
    ['b a', 'a b', [' a'], ['a ']],
  ])('%s and %s', (a, b, ofA, ofB) => {
    const marked = markWords(a, b)
    expect([changed(marked.a), changed(marked.b)]).toEqual([ofA, ofB])
  })

  it('loses no character, and finds the same whichever comes first', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const marked = markWords(a, b)
        expect([join(marked.a), join(marked.b)]).toEqual([a, b])
        expect(markWords(b, a)).toEqual({ a: marked.b, b: marked.a })
      }),
    )
  })

  it('marks nothing in the same text', () => {
    fc.assert(
      fc.property(text, one => {
        expect(changed(markWords(one, one).a)).toEqual([])
      }),
    )
  })

  it('marks very long texts as a whole', () => {
    const long = 'word '.repeat(50_000)
    expect(markWords(`${long}a`, `${long}b`).a).toEqual([{ text: `${long}a`, isChanged: true }])
  })
})
