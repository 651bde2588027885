import { describe, expect, it } from 'vitest'
import { fail, succeed } from '../result.ts'
import { answerPoll, answerResult, withoutKnownBody } from './answer-result.ts'
import { NEXT_POLL_HEADER, readNextPollHeader } from './next-poll.ts'

const failure = { kind: 'throttled', message: 'Wait.' } as const

describe('the answer of a route', () => {
  it('is the result, which the browser may keep but not use unasked', async () => {
    const response = answerResult(succeed([1]))
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('private, no-cache')
    expect(await response.json()).toEqual({ ok: true, value: [1] })
  })

  it.each([answerResult, answerPoll])('has the status of the failure', async answer => {
    const response = answer(fail(failure))
    expect(response.status).toBe(429)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await response.json()).toEqual({ ok: false, failure })
  })

  it.each([answerResult, answerPoll])('says when to ask again where that is known', answer => {
    const { headers } = answer(fail({ ...failure, retryAfterMs: 2_500 }))
    expect(headers.get('retry-after')).toBe('3')
    expect(readNextPollHeader(headers.get(NEXT_POLL_HEADER))).toBeGreaterThanOrEqual(2_500)
    expect(answer(fail(failure)).headers.has('retry-after')).toBe(false)
  })

  it.each([answerResult, answerPoll])('is 404 where nothing was found', async answer => {
    const response = answer(succeed(undefined))
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ ok: false, failure: { kind: 'rejected' } })
  })
})

describe('the answer of a poll', () => {
  it.each([0, 4_000, null])('names the delay %j beside the body', async nextPollMs => {
    const response = answerPoll(succeed({ body: { rows: [] }, nextPollMs }))
    const delayMs = readNextPollHeader(response.headers.get(NEXT_POLL_HEADER))
    if (!nextPollMs) expect(delayMs).toBe(nextPollMs)
    else expect(delayMs).toBeGreaterThanOrEqual(nextPollMs)
    expect(await response.json()).toEqual({ ok: true, value: { rows: [] } })
    expect(response.headers.get('cache-control')).toBe('private, no-cache')
  })
  it('is not sent again while it is the same, whatever the delay', () => {
    const answer = (rows: number[]) => answerPoll(succeed({ body: { rows }, nextPollMs: 2_000 }))
    const etag = answer([1]).headers.get('etag')
    const again = withoutKnownBody(answer([1]), `"other", W/${etag}`)
    expect(again.status).toBe(304)
    expect(again.body).toBeNull()
    expect(again.headers.get('etag')).toBe(etag)
    expect(readNextPollHeader(again.headers.get(NEXT_POLL_HEADER))).toBeGreaterThanOrEqual(2_000)
    for (const tag of [null, '', '"other"', etag?.slice(1, -1) ?? ''])
      expect(withoutKnownBody(answer([1]), tag).status).toBe(200)
    expect(withoutKnownBody(answer([2]), etag).status).toBe(200)
    expect(withoutKnownBody(answerPoll(fail(failure)), etag).status).toBe(429)
  })
})
