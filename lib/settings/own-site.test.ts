import { describe, expect, it } from 'vitest'
import { toOwnSite } from './own-site.ts'

const local = toOwnSite('http://localhost:3000')
const shared = toOwnSite('https://slipway.example.com')

describe('the hosts of a site', () => {
  it('are every spelling of loopback with the port, where it is loopback', () => {
    expect([...local.hosts]).toEqual(['localhost:3000', '127.0.0.1:3000', '[::1]:3000'])
  })

  it('are the one of its URL, where it is public', () => {
    expect([...shared.hosts]).toEqual(['slipway.example.com'])
  })

  it.each(['evil.test', 'localhost', 'localhost:3001', '127.0.0.1.evil.test:3000', ''])(
    "don't include %j",
    host => expect(local.hosts.has(host)).toBe(false),
  )
})

describe('the origins of a site', () => {
  it('have its scheme', () => {
    expect([...shared.origins]).toEqual(['https://slipway.example.com'])
    expect(local.origins.has('http://127.0.0.1:3000')).toBe(true)
    expect(local.origins.has('https://127.0.0.1:3000')).toBe(false)
  })

  it.each([
    'http://slipway.example.com',
    'https://slipway.example.com:8443',
    'https://slipway.example.com.evil.test',
    'https://evil.test',
    'null',
    '',
  ])("don't include %j", origin => expect(shared.origins.has(origin)).toBe(false))
})
