import { describe, expect, it } from 'vitest'
import { fail, succeed } from '../result.ts'
import { answerPoll, answerResult } from './answer-result.ts'
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

  it.each([answerResult, answerPoll])('is 404 where nothing was found', async answer => {
    const response = answer(succeed(undefined))
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ ok: false, failure: { kind: 'rejected' } })
  })
})

describe('the answer of a poll', () => {
  it.each([0, 4_000, null])('names the delay %j beside the body', async nextPollMs => {
    const response = answerPoll(succeed({ body: { rows: [] }, nextPollMs }))
    expect(readNextPollHeader(response.headers.get(NEXT_POLL_HEADER))).toBe(nextPollMs)
    expect(await response.json()).toEqual({ ok: true, value: { rows: [] } })
    expect(response.headers.get('cache-control')).toBe('private, no-cache')
  })
})
