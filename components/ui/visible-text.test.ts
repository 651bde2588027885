import { describe, expect, it } from 'vitest'
import { toVisibleText } from './visible-text.ts'

describe('a text that is shown', () => {
  it.each([
    ['a\u202eb', 'a\\u202eb'],
    ['\u2066x\u2069', '\\u2066x\\u2069'],
    ['\u0000\u0007\u001b[31m\u007f\u0085', '\\u0000\\u0007\\u001b[31m\\u007f\\u0085'],
    [
      '\u061c\u200b\u200d\u200f\u2028\u2029\ufeff',
      '\\u061c\\u200b\\u200d\\u200f\\u2028\\u2029\\ufeff',
    ],
    ['\ud800x\udc00', '\\ud800x\\udc00'],
    ['\u{e0041}', '\\u{e0041}'],
    ['a\rb', 'a\\u000db'],
  ])('has no hidden character: %j', (text, shown) => {
    expect(toVisibleText(text)).toBe(shown)
    expect(toVisibleText(shown)).toBe(shown)
  })

  it.each(['', 'plain', 'a\tb\r\nc', 'Größe 日本語 עברית', '😀 \u{1f3f3}\ufe0f'])(
    'is itself otherwise: %j',
    text => expect(toVisibleText(text)).toBe(text),
  )
})
