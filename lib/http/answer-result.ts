import { hash } from 'node:crypto'
import { processWide } from '../process-wide.ts'
import { fail, succeed } from '../result.ts'
import type { Failure, Result } from '../result.ts'
import type { PollAnswer } from '../tracking/answer-polls.server.ts'
import { NEXT_POLL_HEADER, toNextPollHeader } from './next-poll.ts'
import { createPollPace } from './limits/poll-pace.ts'
import { toRefusal } from './refusal.ts'
import type { Refusal } from './refusal.ts'

/** The browser may keep these answers, but never use one without asking. */
const PRIVATE = { 'cache-control': 'private, no-cache' }

/** Another account's task gets the same answer as one that doesn't exist. */
export const NOT_FOUND: Failure = {
  kind: 'rejected',
  message: 'It doesn’t exist in this account, or this session isn’t allowed to see it.',
}

/** A refusal as the answer of a route handler. It names the delay where one is known, as a poll's answer does. */
export function answerRefusal({ status, failure }: Refusal): Response {
  const headers = new Headers({ 'cache-control': 'no-store' })
  const { retryAfterMs } = failure
  if (retryAfterMs !== undefined) {
    headers.set('retry-after', String(Math.ceil(retryAfterMs / 1_000)))
    headers.set(NEXT_POLL_HEADER, toNextPollHeader(toPacedMs(retryAfterMs)))
  }
  return Response.json(fail(failure), { status, headers })
}

/** A result as the answer of a route handler. An undefined value is a 404. */
export function answerResult(result: Result<unknown>): Response {
  if (!result.ok) return answerRefusal(toRefusal(result.failure))
  if (result.value === undefined) return answerRefusal({ status: 404, failure: NOT_FOUND })
  return Response.json(result, { headers: PRIVATE })
}

/**
 * The same for what pages poll: with a tag, so that what hasn't changed is not sent again, and with
 * the delay before the next question in a header.
 */
export function answerPoll(result: Result<PollAnswer<object> | undefined>): Response {
  if (!result.ok || !result.value) return answerResult(result)
  const { body, nextPollMs } = result.value
  const { text, etag } = toWritten(body)
  const delayMs = nextPollMs && toPacedMs(nextPollMs)
  return new Response(text, {
    headers: {
      ...PRIVATE,
      'content-type': 'application/json',
      etag,
      [NEXT_POLL_HEADER]: toNextPollHeader(delayMs),
    },
  })
}

const toPacedMs = (delayMs: number): number =>
  processWide('poll-pace', createPollPace).toDelayMs(delayMs, Date.now(), Math.random())

interface Written {
  text: string
  etag: string
}

const written = new WeakMap<object, Written>()

/** A body that many pages are answered with is written out once. */
function toWritten(body: object): Written {
  const known = written.get(body)
  if (known) return known
  const text = JSON.stringify(succeed(body))
  const made = { text, etag: `"${hash('sha256', text, 'base64url').slice(0, 22)}"` }
  written.set(body, made)
  return made
}

/** The answer without its body, where the browser has it already (RFC 9110, If-None-Match). */
export function withoutKnownBody(response: Response, ifNoneMatch: string | null): Response {
  const etag = response.headers.get('etag')
  const isKnown = ifNoneMatch?.split(',').some(tag => tag.trim().replace(/^W\//, '') === etag)
  if (!etag || !isKnown) return response
  const headers = new Headers(response.headers)
  headers.delete('content-type')
  return new Response(null, { status: 304, headers })
}
