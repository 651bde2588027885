import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findJsonError } from './find-json-error.ts'

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('findJsonError', () => {
  it.each([
    ['', 0],
    ['  ', 2],
    ['{"a":1', 6],
    ['{"a" 1}', 5],
    ['{"a":1,}', 7],
    ['[1 2]', 3],
    ['[01]', 1],
    ['{} x', 3],
    ["{'a':1}", 1],
    ['["\n"]', 1],
    ['[nulls]', 1],
  ])('finds where %j stops being JSON', (text, at) => {
    expect(findJsonError(text)).toBe(at)
  })

  it('finds nothing before the end of valid JSON, and a place in every other text', () => {
    const text = fc.oneof(
      fc.json(),
      fc.string({ unit: fc.constantFrom(...'{}[],:"\\ 10-.eatrufls\n') }),
    )
    fc.assert(
      fc.property(text, it => {
        const at = findJsonError(it)
        if (isJson(it)) expect(at).toBe(it.length)
        else expect(isJson(it.slice(0, at)) && at === it.length).toBe(false)
      }),
      { numRuns: 1000 },
    )
  })
})
