import { describe, expect, it } from 'vitest'
import { compileMessage } from '../../local-aws/services/logs/pattern/compile-message.ts'
import { toFilterPattern } from './filter-pattern.ts'

const finds = (text: string, message: string, more = {}) =>
  compileMessage(toFilterPattern({ text, isRegex: false, isWrapped: false, ...more }))(message)

describe('the filter pattern of a text', () => {
  it.each([
    'a',
    'a b',
    '"quoted"',
    'back\\slash',
    '\\"',
    '{ $.a = 1 }',
    '[w1, w2]',
    '-a ?b',
    '%a%',
    'ä€😀',
    'a\\',
  ])('finds %j and nothing else', text => {
    expect(finds(text, `before ${text} after`)).toBe(true)
    expect(finds(text, 'something else')).toBe(false)
  })

  it('tells capitals from small letters', () => {
    expect(finds('error', 'an Error')).toBe(false)
  })

  it('is looked for as a JSON record has it', () => {
    const message = JSON.stringify({ log: 'he said "no"\t!' })
    expect(finds('said "no"\t', message, { isWrapped: true })).toBe(true)
  })
})

describe('the filter pattern of an expression', () => {
  it('matches as it says', () => {
    expect(finds('err[0-9]+', 'an err42', { isRegex: true })).toBe(true)
    expect(finds('err[0-9]+$', 'err42 there', { isRegex: true })).toBe(false)
  })

  it('goes to its end, whatever is in it', () => {
    expect(toFilterPattern({ text: '9%|\\%|x\\\\', isRegex: true, isWrapped: false })).toBe(
      '%9\\%|\\%|x\\\\%',
    )
  })

  it('is refused where CloudWatch Logs knows less', () => {
    expect(() => finds('(a|b)', 'a', { isRegex: true })).toThrow(/Invalid/)
  })
})
