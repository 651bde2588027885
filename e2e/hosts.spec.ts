import { request as rawRequest } from 'node:http'
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { expect, test } from '@playwright/test'
import { readActionIds } from './support/call-action.ts'
import { sendRaw, toRequest } from '../lib/testing/send-raw.ts'
import { AWS_URL, DASHBOARD_URL } from './support/servers.ts'

interface Sent {
  method?: string
  path?: string
  headers: Record<string, string>
}

/** Node's fetch sets `Host` itself; a raw request sends what it is told. */
function statusOf(base: string, { method = 'GET', path = '/', headers }: Sent): Promise<number> {
  const url = new URL(path, base)
  return new Promise((resolve, reject) => {
    const sent = rawRequest(url, { method, headers }, answer => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
    })
    sent.on('error', reject)
    sent.end()
  })
}

for (const host of ['evil.test', 'evil.test:3497', 'localhost:1', '127.0.0.1.evil.test']) {
  test(`neither server answers to Host ${host}`, async () => {
    const headers = { host }
    expect(await statusOf(DASHBOARD_URL, { path: '/api/health', headers })).toBe(421)
    if (!host.startsWith('localhost')) expect(await statusOf(AWS_URL, { headers })).toBe(421)
  })
}

test('neither server takes a write from another site', async () => {
  const headers = { origin: 'https://evil.test' }
  for (const path of ['/launch', '/api/auth/callback/demo', '/api/auth/signout']) {
    expect(await statusOf(DASHBOARD_URL, { method: 'POST', path, headers })).toBe(403)
  }
  expect(await statusOf(AWS_URL, { method: 'POST', headers })).toBe(403)
  const control = { ...headers, 'content-type': 'application/json' }
  expect(await statusOf(AWS_URL, { method: 'POST', path: '/_local/reset', headers: control })).toBe(
    403,
  )
})

test('what is polled needs a session', async () => {
  for (const path of ['/api/tasks', '/api/catalog/clusters', '/api/launches/1/open']) {
    expect(await statusOf(DASHBOARD_URL, { path, headers: {} })).toBe(401)
  }
})

test('a path that cannot be read, and what is not served, are said plainly', async () => {
  expect(await statusOf(DASHBOARD_URL, { path: '/tasks/', headers: { host: 'evil.test' } })).toBe(
    421,
  )
  expect(await statusOf(DASHBOARD_URL, { path: '/tasks/%zz', headers: {} })).toBe(400)
  expect(
    await statusOf(DASHBOARD_URL, { method: 'POST', path: '/api/auth/_log', headers: {} }),
  ).toBe(404)
})

const { host, port } = new URL(DASHBOARD_URL)
const own = `host: ${host}`
const action = readActionIds().values().next().value ?? ''

const refused: [status: number, line: string, ...headers: string[]][] = [
  [405, 'TRACE /', own],
  [405, 'CONNECT evil.test:443', own],
  [400, 'GET /', 'host:'],
  [400, 'GET /', own, 'host: evil.test'],
  [400, 'GET http://evil.test/', own],
  [400, 'GET //evil.test/', own],
  [421, 'GET /', own, 'x-forwarded-host: evil.test'],
  [403, 'POST /api/auth/signout', own, 'cookie: a=b', 'content-length: 0'],
  [403, 'POST /launch', own, 'sec-fetch-site: cross-site', 'content-length: 0'],
  [405, 'POST /launch', own, 'content-length: 0'],
  [405, 'POST /launch', own, `next-action: ${action}`, 'content-length: 0'],
]

for (const [status, line, ...headers] of refused) {
  // Each worker has a port of its own, and a title is the same in all of them.
  const title = [line, ...headers.filter(header => header !== own)].join(', ')
  test(`${title} is refused with ${status} and a sentence`, async () => {
    const answer = await sendRaw(Number(port), toRequest(line, ...headers))
    expect(answer.status).toBe(status)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.body).toMatch(/[A-Z].*\.\n/)
  })
}

const MULTIPART = 'multipart/form-data; boundary=x'
const TEXT = 'text/plain;charset=UTF-8'

for (const [contentType, body] of [
  [TEXT, ''],
  [TEXT, '{{{'],
  [TEXT, '7'],
  [TEXT, '["$F1"]'],
  [TEXT, JSON.stringify(['a'.repeat(300_000)])],
  [TEXT, JSON.stringify(['a'.repeat(600_000)])],
  [MULTIPART, 'garbage'],
  [MULTIPART, '--x--\r\n'],
  ['multipart/form-data', 'garbage'],
  ['application/json', '[]'],
] as const) {
  test(`an action call of ${contentType} with ${body.slice(0, 20)} (${body.length}) ends in 4xx`, async () => {
    const ids = [...readActionIds().values(), 'f'.repeat(42), 'nonsense']
    for (const id of ids) {
      const answer = await fetch(`${DASHBOARD_URL}/tasks`, {
        method: 'POST',
        headers: { origin: DASHBOARD_URL, 'content-type': contentType, 'next-action': id },
        body,
      })
      expect(answer.status).toBeGreaterThanOrEqual(400)
      expect(answer.status).toBeLessThan(500)
      expect(answer.headers.get('cache-control')).toContain('no-store')
      expect(await answer.text()).toMatch(/\.\n?$/)
    }
  })
}

test('answers are kept by nobody but the browser, and files for good', async ({ request }) => {
  const cacheOf = async (path: string) =>
    (await request.get(path, { maxRedirects: 0 })).headers()['cache-control']
  for (const path of ['/', '/launch', '/sign-in', '/nowhere', '/api/tasks', '/api/nowhere']) {
    expect(await cacheOf(path)).toContain('no-store')
  }
  // The limit of requests counts those of the tests before.
  await expect(async () => {
    const page = await (await request.get('/sign-in')).text()
    const [script = 'no script'] = /\/_next\/static\/[^"]+\.js/.exec(page) ?? []
    expect(script).not.toBe('no script')
    expect(await cacheOf(script)).toContain('immutable')
  }).toPass()
})

test('the dashboard is reached by loopback only', async () => {
  const addresses = Object.values(networkInterfaces())
    .flatMap(list => list ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
  for (const { address } of addresses) {
    const isReached = await new Promise<boolean>(resolve => {
      const socket = connect({ host: address, port: Number(port) })
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    })
    expect(isReached).toBe(false)
  }
})
