import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import type { FailureKind } from '../../lib/result.ts'
import { askServer } from './ask-server.ts'
import { FailureError, unwrap } from './failure-error.ts'
import { toRetryMs } from './retry-delay.ts'

const server = createServer()
afterEach(() => {
  server.removeAllListeners('request')
  server.close()
})

const toError = (kind: FailureKind, status: number) =>
  new FailureError({ failure: { kind, message: '' }, status, retryAfterMs: 0 })

/** What a page makes of an answer. */
async function failureOf(answer: {
  status: number
  headers?: Record<string, string>
  body: string
}): Promise<FailureError> {
  server.on('request', (_, response) => {
    response.writeHead(answer.status, answer.headers).end(answer.body)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  // Safe: a TCP server has an address object.
  const { port } = server.address() as AddressInfo
  const question = { url: `http://127.0.0.1:${port}`, read: (value: unknown) => value }
  const taken = await askServer(question, new AbortController().signal)
  try {
    unwrap(taken)
  } catch (error) {
    if (error instanceof FailureError) return error
  }
  throw new Error('The answer was taken')
}

describe('asking again', () => {
  it('takes longer after every failure, a minute at most', () => {
    const error = toError('unreachable', 502)
    expect([1, 2, 3, 5, 50].map(failures => toRetryMs(error, failures))).toEqual([
      4_000, 8_000, 16_000, 60_000, 60_000,
    ])
  })

  it('waits for as long as an answer of too many requests says', async () => {
    const headers = { 'retry-after': '30' }
    const error = await failureOf({ status: 429, headers, body: 'slow down' })
    expect(error.failure.kind).toBe('throttled')
    expect(toRetryMs(error, 1)).toBe(30_000)
    expect(toRetryMs(error, 50)).toBe(60_000)
  })

  it('takes the sentence of such an answer where it has one', async () => {
    const failure = { kind: 'throttled', message: 'Wait.' }
    const body = JSON.stringify({ ok: false, failure })
    const error = await failureOf({ status: 429, headers: { 'retry-after': '1' }, body })
    expect(error.failure).toEqual(failure)
    expect(toRetryMs(error, 1)).toBe(4_000)
  })

  it.each([undefined, '86400', 'Wed, 21 Oct 2026 07:28:00 GMT', '-5', 'soon'])(
    'is not put off for long by Retry-After %j',
    async retryAfter => {
      const headers = retryAfter === undefined ? undefined : { 'retry-after': retryAfter }
      const error = await failureOf({ status: 503, headers, body: '' })
      expect(toRetryMs(error, 1)).toBe(retryAfter === '86400' ? 300_000 : 4_000)
    },
  )

  it('is in vain where nothing changes by itself', async () => {
    for (const status of [401, 403, 404]) {
      expect(toRetryMs(toError('rejected', status), 1)).toBeNull()
    }
  })
})
