import { once } from 'node:events'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { sendRaw, toRequest } from '../testing/send-raw.ts'
import type { RawAnswer } from '../testing/send-raw.ts'
import { toOwnSite } from '../settings/own-site.ts'
import { toTrustedProxies } from '../settings/trusted-proxies.ts'
import { createServer } from './create-server.ts'
import { requestAddress } from './limits/request-address.ts'

const HOST = 'host: slipway.test'

interface Sent {
  text: string
  url?: string
  trusted?: string[]
  handle?: (request: IncomingMessage, response: ServerResponse) => Promise<void>
}

/** What the server answers, and which requests it let through to the handler. */
async function ask({ text, url = 'https://slipway.test', trusted = [], handle }: Sent) {
  const handled: string[] = []
  const server = createServer({
    site: toOwnSite(url),
    trustedProxies: toTrustedProxies(trusted).proxies,
    handle: async (request, response) => {
      handled.push(`${request.method} ${request.url}`)
      if (handle) await handle(request, response)
      else response.end('handled')
    },
    onError: () => undefined,
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  try {
    return { ...(await sendRaw(portOf(server), text)), handled }
  } finally {
    server.close()
  }
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string')
    throw new Error('The server is not listening')
  return address.port
}

/** A refusal that a person can read. */
const expectSentence = ({ headers, body }: RawAnswer) => {
  expect(headers.get('content-type')).toMatch('text/plain')
  expect(headers.get('cache-control')).toBe('no-store')
  expect(body).toMatch(/^[A-Z].*\.\n$/)
}

describe('the server in front of Next', () => {
  it.each([
    [421, toRequest('GET /', 'host: evil.test')],
    [421, toRequest('GET /', 'host: slipway.test:81')],
    [421, toRequest('GET /', HOST, 'x-forwarded-host: evil.test')],
    [421, toRequest('GET /', HOST, 'x-forwarded-host: slipway.test, evil.test')],
    [
      421,
      toRequest('GET /', HOST, 'x-forwarded-host: slipway.test', 'X-Forwarded-Host: evil.test'),
    ],
    [400, toRequest('GET /', 'host:')],
    [400, toRequest('GET /')],
    [400, toRequest('GET /', HOST, 'host: evil.test')],
    [400, toRequest('GET http://evil.test/', HOST)],
    [400, toRequest('GET //evil.test/', HOST)],
    [400, toRequest('GET /\\evil.test/', HOST)],
    [400, toRequest('GET /tasks//', HOST)],
    [405, toRequest('TRACE /', HOST)],
    [405, toRequest('OPTIONS *', HOST)],
    [405, toRequest('PUT /', HOST)],
    [405, toRequest('CONNECT evil.test:443', HOST)],
    [413, toRequest('POST /', HOST, 'content-length: 600000')],
    [400, 'nonsense\r\n\r\n'],
    [400, toRequest('GET /', HOST, 'content-length: 1', 'transfer-encoding: chunked')],
    [431, toRequest('GET /', HOST, `cookie: ${'a'.repeat(20_000)}`)],
  ])('answers %i with a sentence to %j', async (status, text) => {
    const answer = await ask({ text })
    expect(answer).toMatchObject({ status, handled: [] })
    expectSentence(answer)
  })

  it('lets a client that it refuses finish what it sends, or the answer would be lost', async () => {
    const server = createServer({
      site: toOwnSite('https://slipway.test'),
      trustedProxies: toTrustedProxies([]).proxies,
      handle: async () => undefined,
      onError: () => undefined,
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const half = 'a'.repeat(300_000)
    const socket = connect(portOf(server), '127.0.0.1')
    socket.write(toRequest('POST /', HOST, 'content-length: 600000') + half)
    const answer = String(await once(socket, 'data'))
    expect(answer).toMatch(/^HTTP\/1\.1 413 /)
    socket.write(half)
    // Rejects where the connection is reset.
    await once(socket, 'end')
    socket.end()
    server.close()
  })

  it.each(['/', '/tasks?returnTo=//x', '/tasks/%2F%2Fevil.test', '/*'])('passes %s', async path => {
    expect(await ask({ text: toRequest(`GET ${path}`, HOST) })).toMatchObject({ status: 200 })
  })

  it('gives the handler no forwarded header', async () => {
    const { body } = await ask({
      text: toRequest(
        'GET /',
        HOST,
        'x-forwarded-host: slipway.test',
        'x-forwarded-proto: http',
        'x-forwarded-for: 1.2.3.4',
        'forwarded: host=evil.test',
        'x-real-ip: 1.2.3.4',
      ),
      handle: async (request, response) => void response.end(Object.keys(request.headers).join()),
    })
    expect(body).toBe('host,connection')
  })

  it.each([
    ['127.0.0.1', []],
    ['203.0.113.7', ['127.0.0.1']],
  ])('tells the handler that the client is at %s where it trusts %j', async (address, trusted) => {
    const { body } = await ask({
      text: toRequest('GET /', HOST, 'x-forwarded-for: 198.51.100.1, 203.0.113.7'),
      trusted,
      handle: async (_request, response) => {
        await Promise.resolve()
        response.end(requestAddress())
      },
    })
    expect(body).toBe(address)
  })

  it('marks every answer, and demands https where it is reached by it', async () => {
    for (const host of [HOST, 'host: evil.test']) {
      const { headers } = await ask({ text: toRequest('GET /', host) })
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('same-origin')
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
      expect(headers.get('permissions-policy')).toMatch(/camera=\(\).*clipboard-write=\(self\)/)
      expect(headers.get('strict-transport-security')).toBe('max-age=31536000')
    }
    const url = 'http://localhost:3000'
    const { headers } = await ask({ text: toRequest('GET /', 'host: localhost:3000'), url })
    expect(headers.has('strict-transport-security')).toBe(false)
  })

  it('lets nobody keep an answer that does not say otherwise', async () => {
    const { headers } = await ask({ text: toRequest('GET /', HOST) })
    expect(headers.get('cache-control')).toBe('no-store')
    const kept = await ask({
      text: toRequest('GET /', HOST),
      handle: async (_request, response) => {
        response.writeHead(200, { 'cache-control': 'private, no-cache' }).end()
      },
    })
    expect(kept.headers.get('cache-control')).toBe('private, no-cache')
  })

  it.each([
    (response: ServerResponse) => response.writeHead(500, { 'content-length': 3 }).end('0:E'),
    (response: ServerResponse) => {
      response.statusCode = 500
      response.setHeader('content-encoding', 'gzip')
      response.write('0:E')
      response.end('1:F')
    },
  ])('answers 400 with a sentence to an action call that cannot be decoded', async fail => {
    const answer = await ask({
      text: toRequest('POST /launch', HOST, 'next-action: 40ab', 'content-length: 0'),
      handle: async (_request, response) => void fail(response),
    })
    expect(answer.status).toBe(400)
    expect(answer.headers.has('content-encoding')).toBe(false)
    expectSentence(answer)
  })

  it('answers 409 with a sentence to an action call that a page could not forward', async () => {
    const answer = await ask({
      text: toRequest('POST /launch', HOST, 'next-action: 40ab', 'content-length: 0'),
      handle: async (_request, response) => {
        response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end('{}')
      },
    })
    expect(answer.status).toBe(409)
    expectSentence(answer)
  })

  it('answers 500 to a page that fails, whoever throws', async () => {
    const failing = [
      async (_request: IncomingMessage, response: ServerResponse) =>
        void response.writeHead(500).end('broken'),
      () => Promise.reject(new Error('broken')),
    ]
    for (const handle of failing) {
      expect(await ask({ text: toRequest('GET /', HOST), handle })).toMatchObject({ status: 500 })
    }
  })
})
