import { describe, expect, it } from 'vitest'
import { hostsOf, isOwnOrigin, ownUrl } from './own-hosts.ts'

describe('our own host names', () => {
  it('are every spelling of loopback with the port, when nothing is set', () => {
    expect([...hostsOf({})]).toEqual(['localhost:3000', '127.0.0.1:3000', '[::1]:3000'])
    expect(hostsOf({ PORT: '4000' }).has('127.0.0.1:4000')).toBe(true)
    expect(ownUrl({ PORT: '4000' })).toBe('http://localhost:4000')
  })

  it('are that of NEXTAUTH_URL alone, when it is public', () => {
    expect([...hostsOf({ NEXTAUTH_URL: 'https://slipway.example.com', PORT: '3000' })]).toEqual([
      'slipway.example.com',
    ])
  })

  it('are those of writes when the scheme is ours, too', () => {
    const env = { NEXTAUTH_URL: 'https://slipway.example.com' }
    expect(isOwnOrigin('https://slipway.example.com', env)).toBe(true)
    for (const origin of [
      'http://slipway.example.com',
      'https://slipway.example.com:8443',
      'https://slipway.example.com.evil.test',
      'https://evil.test',
      'null',
      '',
    ]) {
      expect(isOwnOrigin(origin, env)).toBe(false)
    }
    expect(isOwnOrigin('http://127.0.0.1:3000', {})).toBe(true)
    expect(isOwnOrigin('https://127.0.0.1:3000', {})).toBe(false)
  })

  it.each(['evil.test', 'localhost', 'localhost:3001', '127.0.0.1.evil.test:3000', ''])(
    'are not %j',
    host => expect(hostsOf({}).has(host)).toBe(false),
  )
})
