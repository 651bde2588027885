import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileRegex } from './compile-regex.ts'

describe('a regular expression', () => {
  it.each([
    ['AUTHORIZED', '[ERROR 401] UNAUTHORIZED REQUEST', true],
    ['^[hc]at', 'a hat', false],
    ['^[hc]at', 'hat trick', true],
    ['[hc]at$', 'a hat', true],
    ['colou?r', 'color', true],
    ['a{3,5}', 'baaab', true],
    ['a{3,5}$', 'aa', false],
    ['^a{2}$', 'aaa', false],
    ['^a{2,}$', 'aaaa', true],
    ['gra|ey', 'they', true],
    ['10\\.10\\.0\\.1', '10.10.0.1', true],
    ['10\\.10', '10x10', false],
    ['\\d{1,3}\\.\\d{1,3}', 'at 10.255 now', true],
    ['[^0-9]', '0123', false],
    ['[a-c\\d-]+$', 'x-', true],
    ['', 'anything', true],
    ['^$', '', true],
    ['^$', 'x', false],
  ])('%s with %s: %s', (source, text, expected) => {
    expect(compileRegex(source)(text)).toBe(expected)
  })

  it.each(['(a)', 'a!', '[a', '[]', '[z-a]', 'a{', 'a{2,1}', 'a{5000}', '\\', '\\q'])(
    'is refused when it is %s',
    source => {
      expect(() => compileRegex(source)).toThrow()
    },
  )

  it('matches as in JavaScript', () => {
    const atom = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\w', '^', '$')
    const count = fc.constantFrom('', '?', '*', '+', '{2}', '{1,3}', '{2,}')
    const piece = fc
      .tuple(atom, count)
      .map(([one, times]) => (one === '^' || one === '$' ? one : one + times))
    const source = fc
      .array(fc.array(piece, { maxLength: 5 }), { minLength: 1, maxLength: 3 })
      .map(alternatives => alternatives.map(pieces => pieces.join('')).join('|'))
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '-'), maxLength: 12 })
    fc.assert(
      fc.property(source, text, (one, value) => {
        expect(compileRegex(one)(value)).toBe(new RegExp(one, 's').test(value))
      }),
      { numRuns: 1000 },
    )
  })

  it('is fast where a backtracking matcher is slow', () => {
    const many = `${'.*a'.repeat(40)}b`
    expect(compileRegex(many)('a'.repeat(20_000))).toBe(false)
  })
})
