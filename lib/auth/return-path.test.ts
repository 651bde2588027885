import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toReturnPath, toSignInHref } from './return-path.ts'

/** The pieces that URL parsers drop, turn or resolve, in every order. */
const crooked = fc
  .array(fc.constantFrom('/', '\\', '.', '..', '%2e', '%2E%2e', '\t', 'evil.test', '@', ':'))
  .map(pieces => pieces.join(''))

describe('where the sign-in leads', () => {
  it('is the path that was asked for', () => {
    const path = '/tasks/us-east-1/111122223333/demo/0123?look=1#log'
    expect(toReturnPath(path)).toBe(path)
    const href = new URL(toSignInHref(path), 'http://own.test')
    expect(toReturnPath(href.searchParams.get('returnTo'))).toBe(path)
  })

  it.each([
    'https://evil.test',
    '//evil.test/x',
    '/\\evil.test',
    '/.//evil.test/x',
    '/x/..//evil.test',
    '/%2e//evil.test',
    '/./\\evil.test',
    '/\t/evil.test',
    'javascript:alert(1)',
    '',
    undefined,
    ['/a'],
  ])('is never %j', asked => expect(toReturnPath(asked)).toBe('/launch'))

  it('is never another site, whatever is asked', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), crooked), asked => {
        const path = toReturnPath(`/${asked}`)
        expect(path).toMatch(/^\/(?![/\\])/)
        expect(new URL(path, 'http://own.test').origin).toBe('http://own.test')
      }),
    )
  })
})
