import { request as rawRequest } from 'node:http'
import { expect, test } from '@playwright/test'
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
  for (const path of ['/api/tasks', '/api/catalog/clusters', '/api/task-logs?region=us-east-1']) {
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
