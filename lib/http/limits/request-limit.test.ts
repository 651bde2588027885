import { encode } from 'next-auth/jwt'
import { NextRequest } from 'next/server'
import { describe, expect, it } from 'vitest'
import { UNKNOWN_ADDRESS } from './client-address.ts'
import { refuseTooMany } from './request-limit.ts'

const SECRET = 's'.repeat(32)
const COOKIE = 'next-auth.session-token'

/** A new cookie of a session: next-auth gives one at every look at the session. */
const cookieOf = async (sid: string) =>
  `${COOKIE}=${await encode({ token: { sub: 'arn', sid }, secret: SECRET })}`

interface Sent {
  path?: string
  cookie?: string
  address?: string
  nowMs?: number
}

const send = ({ path = '/tasks', cookie, address = UNKNOWN_ADDRESS, nowMs = 0 }: Sent) =>
  refuseTooMany(new NextRequest(`http://localhost${path}`, { headers: cookie ? { cookie } : {} }), {
    address,
    secret: SECRET,
    nowMs,
  })

/** How many of so many requests are let through. */
async function countPassed(count: number, sent: () => Sent | Promise<Sent>): Promise<number> {
  let passed = 0
  for (let request = 0; request < count; request++) {
    if (!(await send(await sent()))) passed++
  }
  return passed
}

describe('too many requests', () => {
  it('of a session are refused after 100 in a second, whatever its cookie', async () => {
    const sid = crypto.randomUUID()
    const another = async () => ({ cookie: await cookieOf(sid) })
    expect(await countPassed(120, another)).toBe(100)
    expect(await send({ cookie: await cookieOf(crypto.randomUUID()) })).toBeUndefined()
    expect(await send({ cookie: await cookieOf(sid), nowMs: 1_000 })).toBeUndefined()
  })

  it('of an address without a session are refused, also with a made-up cookie', async () => {
    let made = 0
    const forged = () => ({ address: '203.0.113.1', cookie: `${COOKIE}=${made++}` })
    expect(await countPassed(120, forged)).toBe(100)
    expect(await send({ address: '203.0.113.2' })).toBeUndefined()
    const cookie = await cookieOf(crypto.randomUUID())
    expect(await send({ address: '203.0.113.1', cookie })).toBeUndefined()
  })

  it('of an address that is unknown are nobody in particular', async () => {
    expect(await countPassed(120, () => ({}))).toBe(120)
  })

  it('are not those for the files of the build', async () => {
    const asset = { path: '/_next/static/chunks/a.js', address: '203.0.113.3' }
    expect(await countPassed(120, () => asset)).toBe(120)
    expect(await send({ address: '203.0.113.3' })).toBeUndefined()
  })

  it('are answered in the shape that was asked for, with when to try again', async () => {
    const address = '203.0.113.4'
    await countPassed(100, () => ({ address }))
    const page = await send({ address, nowMs: 1 })
    expect(page?.status).toBe(429)
    expect(page?.headers.get('retry-after')).toBe('1')
    expect(page?.headers.get('content-type')).toBe('text/plain')
    const polled = await send({ address, path: '/api/tasks', nowMs: 1 })
    expect(polled?.status).toBe(429)
    expect(polled?.headers.get('retry-after')).toBe('1')
    expect(await polled?.json()).toMatchObject({ ok: false, failure: { kind: 'throttled' } })
  })
})
