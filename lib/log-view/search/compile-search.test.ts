import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Span } from '../../secrets/spans.ts'
import { processorMsFor } from '../../testing/processor-ms-for.ts'
import { compileSearch } from './compile-search.ts'
import { LONGEST_SEARCH, MOST_MATCHES } from './log-search.ts'

function compiled(text: string, { isRegex = false, isCaseSensitive = false } = {}) {
  const result = compileSearch({ text, isRegex, isCaseSensitive })
  if (!result.ok) throw new Error(result.failure.message)
  return result.value
}

const foundIn = (plain: string, ...query: Parameters<typeof compiled>) =>
  compiled(...query)
    .find(plain)
    .map(({ start, end }) => plain.slice(start, end))

describe('a search for a text', () => {
  it.each([
    ['error', 'Error ERROR', ['Error', 'ERROR']],
    ['a.c(', 'abc( a.c( A.C(', ['a.c(', 'A.C(']],
    ['aa', 'aaaaa', ['aa', 'aa']],
    ['größe', 'GRÖSSE GRÖßE', ['GRÖßE']],
    ['i', 'İ I ı i', ['I', 'i']],
    ['x', 'İx', ['x']],
    ['\\d/^$', '1 \\D/^$', ['\\D/^$']],
    ['\ud83d', '😀', []],
    ['', 'anything', []],
  ])('%j in %j', (text, plain, found) => {
    expect(foundIn(plain, text)).toEqual(found)
  })

  it('tells cases apart if it is asked to', () => {
    expect(foundIn('Error ERROR', 'Error', { isCaseSensitive: true })).toEqual(['Error'])
  })

  it('finds what a naive search finds', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'A', 'b', 'ß', 'İ', '.', '😀', 'é') })
    fc.assert(
      fc.property(text, text, fc.boolean(), (plain, wanted, isCaseSensitive) => {
        fc.pre(wanted !== '')
        const search = compiled(wanted, { isCaseSensitive })
        expect(search.find(plain)).toEqual(findNaively(plain, wanted, isCaseSensitive))
        expect(search.matches(plain)).toBe(search.find(plain).length > 0)
      }),
      { numRuns: 1_000 },
    )
  })
})

function findNaively(plain: string, wanted: string, isCaseSensitive: boolean): Span[] {
  const isSame = (one: string, other: string) =>
    one === other || (!isCaseSensitive && 'aA'.includes(one) && 'aA'.includes(other))
  const characters = [...plain]
  const sought = [...wanted]
  const found: Span[] = []
  for (let at = 0; at + sought.length <= characters.length; at += 1) {
    if (!sought.every((character, index) => isSame(character, characters[at + index] ?? '')))
      continue
    const start = characters.slice(0, at).join('').length
    found.push({ start, end: start + wanted.length })
    at += sought.length - 1
  }
  return found
}

describe('a search for an expression', () => {
  it.each([
    ['ledger_v\\d', 'Ledger_v2 ledger_vx', ['Ledger_v2']],
    ['x*', 'axxb', ['xx']],
    ['^|$|\\b', 'a b', []],
    ['(foo|bar)+', 'foobar baz bar', ['foobar', 'bar']],
    ['.', '😀b', ['😀', 'b']],
    ['', 'anything', []],
  ])('%j in %j', (text, plain, found) => {
    expect(foundIn(plain, text, { isRegex: true })).toEqual(found)
    expect(compiled(text, { isRegex: true }).matches(plain)).toBe(found.length > 0)
  })

  it.each(['(a', 'a)', '[a', '[z-a]', '*', 'a**', 'a{1001}', '\\1', '(?=a)', 'a\\'])(
    'is refused with its reason: %j',
    text => {
      const result = compileSearch({ text, isRegex: true, isCaseSensitive: false })
      expect(result).toMatchObject({ ok: false, failure: { kind: 'invalid' } })
      // More than the first sentence, which says only that it is wrong.
      expect(result.ok ? '' : result.failure.message).toMatch(/\. .+\.$/)
    },
  )

  it('has matches within the line, in order, without overlaps and none empty', () => {
    const part = fc.constantFrom(
      'a',
      'b',
      '.',
      '*',
      '?',
      '(a|b)',
      '[^a]',
      '\\d',
      '1',
      '|',
      '😀',
      '+',
    )
    const line = fc.string({ unit: fc.constantFrom('a', 'b', '1', '😀', 'é') })
    fc.assert(
      fc.property(fc.array(part), line, fc.boolean(), (parts, plain, isCaseSensitive) => {
        const query = { text: parts.join(''), isRegex: true, isCaseSensitive }
        const result = compileSearch(query)
        if (!result.ok) return
        let last = 0
        for (const { start, end } of result.value.find(plain)) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(plain.length)
          last = end
        }
        expect(result.value.matches(plain)).toBe(last > 0)
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('a long line', () => {
  it('has a bounded number of matches', () => {
    const plain = 'a'.repeat(2_000)
    for (const isRegex of [true, false]) {
      for (const isCaseSensitive of [true, false]) {
        const found = compiled('a', { isRegex, isCaseSensitive }).find(plain)
        expect(found).toHaveLength(MOST_MATCHES)
      }
    }
  })

  it.each(['a.*z|a', '(a.*z)?', '(a*)*b', 'x*', '(.*)*z', 'a'])(
    'holds no expression up: %s',
    text => {
      const plain = 'a'.repeat(262_144)
      expect(processorMsFor(() => compiled(text, { isRegex: true }).find(plain))).toBeLessThan(
        4_000,
      )
    },
  )
})

it('a search has a bounded length', () => {
  const query = { text: 'a'.repeat(LONGEST_SEARCH + 1), isRegex: false, isCaseSensitive: false }
  expect(compileSearch(query)).toMatchObject({ ok: false, failure: { kind: 'invalid' } })
})
