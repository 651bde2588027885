import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toJsonTokens } from './json-tokens.ts'
import { cutSpans, toLinePieces } from './line-pieces.ts'

const span = (text: string) => ({ text, color: { name: 'red' as const } })

describe('the pieces of a line', () => {
  it('are cut at the borders of matches, which may reach over spans', () => {
    const pieces = toLinePieces(
      [span('ab'), { text: 'cdef' }],
      [
        { start: 1, end: 3 },
        { start: 5, end: 6 },
      ],
    )
    expect(pieces).toEqual([
      span('a'),
      { ...span('b'), match: 0 },
      { text: 'c', match: 0 },
      { text: 'de' },
      { text: 'f', match: 1 },
    ])
  })

  it('are the line again, with exactly the matches marked', () => {
    const texts = fc.array(fc.string({ minLength: 1 }))
    const cuts = fc.uniqueArray(fc.nat(40)).map(all => all.sort((one, other) => one - other))
    fc.assert(
      fc.property(texts, cuts, (parts, borders) => {
        const whole = parts.join('')
        const matches = borders.flatMap((start, index) => {
          const end = borders[index + 1]
          return index % 2 === 0 && end !== undefined && end <= whole.length ? [{ start, end }] : []
        })
        const pieces = toLinePieces(parts.map(span), matches)
        expect(pieces.map(({ text }) => text).join('')).toBe(whole)
        const marked = matches.map((_, index) =>
          pieces
            .filter(({ match }) => match === index)
            .map(({ text }) => text)
            .join(''),
        )
        expect(marked).toEqual(matches.map(({ start, end }) => whole.slice(start, end)))
      }),
    )
  })

  it('are cut to a length', () => {
    expect(cutSpans([span('abc'), { text: 'def' }, { text: 'g' }], 4)).toEqual([
      span('abc'),
      { text: 'd' },
    ])
  })
})

describe('the tokens of JSON', () => {
  it('are its text again', () => {
    fc.assert(
      fc.property(fc.json(), text => {
        expect(
          toJsonTokens(text)
            .map(token => token.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })

  it('tell names and literals from texts', () => {
    expect(toJsonTokens('{"a":"1","b":-2.5,"c":null}').filter(({ kind }) => kind)).toEqual([
      { text: '"a":', kind: 'name' },
      { text: '"b":', kind: 'name' },
      { text: '-2.5', kind: 'literal' },
      { text: '"c":', kind: 'name' },
      { text: 'null', kind: 'literal' },
    ])
  })
})
