import { describe, expect, it } from 'vitest'
import { toOwnSite } from '../settings/own-site.ts'
import { findForeignWrite } from './foreign-write.ts'

const site = toOwnSite('https://slipway.test')
const own = 'https://slipway.test'
const cookie = 'next-auth.session-token=a'
const find = (headers: Record<string, string>, method = 'POST') =>
  findForeignWrite(method, new Headers(headers), site)

describe('a write', () => {
  it.each<Record<string, string>>([
    { origin: own, cookie },
    { origin: own, cookie, 'sec-fetch-site': 'same-origin' },
    // Without a cookie it is nobody's.
    {},
    { 'sec-fetch-site': 'none' },
  ])('passes with %j', headers => {
    expect(find(headers)).toBeUndefined()
  })

  it.each<Record<string, string>>([
    { cookie },
    { cookie, 'sec-fetch-site': 'same-origin' },
    { cookie, 'sec-fetch-site': 'none' },
    { origin: 'https://evil.test' },
    { origin: 'null', cookie },
    { origin: '', cookie },
    { origin: 'http://slipway.test', cookie },
    { origin: 'https://slipway.test:8443', cookie },
    { origin: 'https://a.slipway.test', cookie },
    { origin: own, cookie, 'sec-fetch-site': 'cross-site' },
    { origin: own, cookie, 'sec-fetch-site': 'same-site' },
  ])('is refused with %j', headers => {
    for (const method of ['POST', 'PUT', 'DELETE']) expect(find(headers, method)).toMatch(/\.$/)
  })

  it.each(['GET', 'HEAD'])('is not what %s is', method => {
    expect(find({ cookie, 'sec-fetch-site': 'cross-site' }, method)).toBeUndefined()
  })
})
