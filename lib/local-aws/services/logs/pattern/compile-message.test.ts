import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AwsError } from '../../../world/aws-error.ts'
import { compileMessage } from './compile-message.ts'

const line = '127.0.0.1 frank [10/Oct/2000:13:25:15] "GET /index.html" 404 1534'
const event = JSON.stringify({
  level: 'error',
  n: 4,
  text: '404',
  isUp: true,
  none: null,
  'detail-type': 'x',
  user: { name: 'Ann Lee', ips: ['10.0.0.1', '10.0.0.2'] },
  items: [{ id: 1 }, { id: 2 }],
})

describe('a pattern of terms', () => {
  it.each([
    ['', 'x', true],
    ['ERROR', '[ERROR] x', true],
    ['ERROR', '[error] x', false],
    ['ERROR full', 'disk full: ERROR', true],
    ['ERROR full', 'disk: ERROR', false],
    ['"disk full"', 'the disk full', true],
    ['"say \\"hi\\""', 'say "hi"', true],
    ['ERROR -full', 'ERROR full', false],
    ['-"a b"', 'a  b', true],
    ['?ERROR ?WARN', 'WARN', true],
    ['?ERROR ?WARN', 'INFO', false],
    ['?ERROR ?WARN disk', 'disk', true],
    ['%ERR|WARN% disk', 'WARN disk', true],
    ['-%\\d%', 'no digits', true],
  ])('%s with %s: %s', (pattern, message, expected) => {
    expect(compileMessage(pattern)(message)).toBe(expected)
  })
})

describe('a pattern of JSON', () => {
  it.each([
    ['$.level = "error"', true],
    ['$.level = error', true],
    ['$.level = "err*"', true],
    ['$.level = *', true],
    ['$.level = "warn"', false],
    ['$.level != "warn"', true],
    ['$.gone != "warn"', false],
    ['$.gone NOT EXISTS', true],
    ['$.none NOT EXISTS', false],
    ['$.none IS NULL', true],
    ['$.gone IS NULL', false],
    ['$.isUp IS TRUE', true],
    ['$.isUp IS FALSE', false],
    ['$.n > 3', true],
    ['$.n >= 4.5e0', false],
    ['$.n = 4.0', true],
    ['$.text = 404', true],
    ['$.detail-type = "x"', true],
    ['$.user.name = "Ann Lee"', true],
    ['$.user.ips[1] = 10.0.0.2', true],
    ['$.user.ips[*] = 10.0.0.2', true],
    ['$.items[*].id = 2', true],
    ['$.items[2].id = 2', false],
    ['$.user.name = %^Ann%', true],
    ['$.level = "error" && $.n > 3', true],
    ['$.level = "warn" || $.n > 3', true],
    ['$.level = "error" || $.gone = 1 && $.gone = 2', true],
    ['($.level = "error" || $.gone = 1) && $.gone = 2', false],
    ['$.constructor = *', false],
  ])('{ %s }: %s', (condition, expected) => {
    expect(compileMessage(`{ ${condition} }`)(event)).toBe(expected)
  })

  it.each(['plain', '', '{ not json', '"text"', '4'])('never fits %j', message => {
    expect(compileMessage('{ $.gone NOT EXISTS }')(message)).toBe(false)
  })
})

describe('a pattern of columns', () => {
  it.each([
    ['[ip, user, time, request, status, bytes]', true],
    ['[ip, user, time, request, status]', false],
    ['[ip, user, time, request, status=404, bytes]', true],
    ['[ip, user, time, request, status = 4*, bytes > 1000]', true],
    ['[ip, user, time, request, status != 404, bytes]', false],
    ['[..., status=404 || status=410, bytes]', true],
    ['[ip = 127.*, ...]', true],
    ['[ip, ..., bytes < 1000]', false],
    ['[..., request = "*index.html*", status, bytes]', true],
    ['[..., request = %^GET%, status, bytes]', true],
    ['[a, b, c, d, e, f, g, ...]', false],
  ])('%s: %s', (pattern, expected) => {
    expect(compileMessage(pattern)(line)).toBe(expected)
  })
})

describe('an invalid pattern', () => {
  it.each([
    ['a:b', ':'],
    ['(a)', '('],
    ['"open', '"'],
    ['{ $."a" = 1 }', undefined],
    ['{ $.a }', undefined],
    ['{ $.a = 1', undefined],
    ['{ $.a = 1 } x', 'x'],
    ['{ $.a > "x" }', '"'],
    ['[a, b', undefined],
    ['[..., ...]', undefined],
    ['[]', undefined],
    ['x'.repeat(1025), undefined],
    [`{ ${'('.repeat(200)}`, '('],
  ])('%s', (pattern, near) => {
    const refusal = near === undefined ? AwsError : `Invalid character(s) in term '${near}'`
    expect(() => compileMessage(pattern)).toThrow(refusal)
  })

  it('is refused with an error of AWS, for any text', () => {
    const parts = [
      '{',
      '}',
      '[',
      ']',
      '$.a',
      '=',
      '"',
      '%',
      '&&',
      '(',
      '...',
      ',',
      'x',
      '1',
      '-',
      '\\',
      ' ',
    ]
    const pattern = fc.array(fc.constantFrom(...parts)).map(some => some.join(''))
    fc.assert(
      fc.property(fc.oneof(pattern, fc.string()), fc.string(), (some, message) => {
        try {
          expect(typeof compileMessage(some)(message)).toBe('boolean')
        } catch (error) {
          expect(error).toBeInstanceOf(AwsError)
        }
      }),
    )
  })
})
