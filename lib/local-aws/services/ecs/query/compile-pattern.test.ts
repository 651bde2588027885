import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compilePattern } from './compile-pattern.ts'

describe('compilePattern', () => {
  it('agrees with a backtracking matcher', () => {
    const atom = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\w', '\\d', '\\.', '(?:ab|c)', '')
    const suffix = fc.constantFrom('', '*', '+', '?', '{2}', '{1,3}', '{0,}', '+?')
    const part = fc.tuple(atom, suffix).map(([text, times]) => (text === '' ? '' : text + times))
    const pattern = fc
      .array(fc.array(part, { maxLength: 4 }), { minLength: 1, maxLength: 3 })
      .map(choices => choices.map(parts => parts.join('')).join('|'))
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1', '.', '\n'), maxLength: 8 })
    fc.assert(
      fc.property(pattern, text, (source, given) => {
        expect(compilePattern(source)(given)).toBe(new RegExp(`^(?:${source})$`).test(given))
      }),
      { numRuns: 3000 },
    )
  })

  it('decides a pattern that would make a backtracking matcher hang', () => {
    const hostile = compilePattern('(((a*)*)*b|(a|a)+|(a+a+)+c)')
    expect(hostile('a'.repeat(5000))).toBe(true)
    expect(hostile(`${'a'.repeat(5000)}!`)).toBe(false)
  })

  it('keeps anchors at their places', () => {
    expect(compilePattern('^a$')('a')).toBe(true)
    expect(compilePattern('a^b')('ab')).toBe(false)
    expect(compilePattern('^')('')).toBe(true)
  })

  it('refuses invalid patterns, and repetitions that multiply into too much work', () => {
    for (const pattern of ['[ab', '(', '\\', '(?=a)', 'a{1001}', '((a{1000}){1000}){1000}'])
      expect(() => compilePattern(pattern)).toThrow('Invalid expression: error parsing regexp')
  })
})
