import { NextRequest } from 'next/server'
import { describe, expect, it } from 'vitest'
import { AUTH_POST_LIMIT_BYTES, readAuthRequest } from './read-auth-request.server.ts'

const base = 'http://localhost:3000/api/auth'
const ask = (path: string, method = 'GET') =>
  readAuthRequest(new NextRequest(`${base}/${path}`, { method, headers: { cookie: 'a=b' } }))
const post = (body: BodyInit, contentType = 'application/x-www-form-urlencoded') =>
  readAuthRequest(
    new NextRequest(`${base}/callback/demo?callbackUrl=:`, {
      method: 'POST',
      headers: { 'content-type': contentType, cookie: 'a=b' },
      body,
      duplex: 'half',
    }),
  )
const passed = (read: NextRequest | Response): NextRequest => {
  if (read instanceof NextRequest) return read
  throw new Error(`Refused with ${read.status}`)
}

describe('a request to next-auth', () => {
  it.each(['csrf', 'session'])('passes when it reads %s', async action => {
    const read = passed(await ask(`${action}?callbackUrl=:`))
    expect(read.url).toBe(`${base}/${action}`)
    expect(read.headers.get('cookie')).toBe('a=b')
  })

  it.each([
    ['POST', '_log'],
    ['GET', '_log'],
    ['GET', 'signin'],
    ['GET', 'callback/demo'],
    ['GET', 'signout'],
    ['GET', 'constructor'],
    ['POST', 'session'],
    ['PUT', 'csrf'],
    ['GET', ''],
  ])('is not found when it is %s %s', async (method, path) => {
    expect(await ask(path, method)).toMatchObject({ status: 404 })
  })

  it('passes with its headers and body whole, without its query', async () => {
    const read = passed(await post('csrfToken=x&mfaCode=123456'))
    expect(read.url).toBe(`${base}/callback/demo`)
    expect(read.headers.get('cookie')).toBe('a=b')
    expect(await read.text()).toBe('csrfToken=x&mfaCode=123456')
  })

  it('passes up to its limit in bytes, not characters, and is refused above it', async () => {
    passed(await post('x'.repeat(AUTH_POST_LIMIT_BYTES)))
    expect(await post('x'.repeat(AUTH_POST_LIMIT_BYTES + 1))).toMatchObject({ status: 413 })
    expect(await post('é'.repeat(AUTH_POST_LIMIT_BYTES / 2 + 1))).toMatchObject({ status: 413 })
  })

  it('is not read to its end when it has none', async () => {
    let isCancelled = false
    const endless = new ReadableStream<Uint8Array>({
      pull: controller => controller.enqueue(new Uint8Array(16_384)),
      cancel: () => {
        isCancelled = true
      },
    })
    expect(await post(endless)).toMatchObject({ status: 413 })
    expect(isCancelled).toBe(true)
  })

  it('passes as JSON where it says so and is', async () => {
    const read = passed(await post('{"csrfToken":"x"}', 'application/json'))
    expect(await read.json()).toEqual({ csrfToken: 'x' })
  })

  it.each(['', '{', 'null', '[]', '"text"', '7', '{"callbackUrl":5}'])(
    'is refused as JSON when it is %j',
    async body => {
      expect(await post(body, 'application/json; charset=utf-8')).toMatchObject({ status: 400 })
    },
  )
})
