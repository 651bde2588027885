import { NEXT_POLL_HEADER, readNextPollHeader } from '../../lib/http/next-poll.ts'
import { ASKS_FOR_STATUS, readStatus, STATUS_HEADER } from '../../lib/http/told-status.ts'
import { fail, succeed } from '../../lib/result.ts'
import type { Failure, Result } from '../../lib/result.ts'
import { noteSessionEnded } from './drafts.ts'

/** A question to a route handler. */
export interface Question<T> {
  url: string
  /** Sent as JSON by POST; without one it is a GET. */
  body?: object
  /** Reads the answer's value from the JSON that came. */
  read: (value: unknown) => T
}

/** What the server answered, and what its headers say about asking again. */
export interface Answer<T> {
  result: Result<T>
  /** 0 where no answer came. */
  status: number
  /** Milliseconds until a poll asks again; null where nothing can change any more. */
  nextPollMs: number | null
  /** How long the server asks to wait, in milliseconds; 0 where it doesn't. */
  retryAfterMs: number
}

/** The one sentence for a server that can't be reached: polls, actions and sign-in show it. */
export const NO_RESPONSE: Failure = {
  kind: 'unreachable',
  message: 'Slipway did not respond. Check the connection to it, then try again.',
}

/** The same where the browser itself says that it has no network. */
export const OFFLINE: Failure = {
  kind: 'unreachable',
  message: 'You’re offline. This page updates when you’re back online.',
}

/** The one sentence for an answer that isn't Slipway's, such as a proxy's page. */
export const UNREADABLE: Failure = {
  kind: 'unreachable',
  message: 'Slipway’s answer could not be read. Reload the page.',
}

export const TOO_MANY_REQUESTS: Failure = {
  kind: 'throttled',
  message: 'Too many requests. Wait a few seconds, then try again.',
}

/**
 * Asks a route handler. Failures come back as an answer, too.
 *
 * @throws only when `signal` is aborted.
 */
export async function askServer<T>(
  { url, body, read }: Question<T>,
  signal: AbortSignal,
): Promise<Answer<T>> {
  const response = await send(url, {
    signal,
    method: body ? 'POST' : 'GET',
    headers: {
      accept: 'application/json',
      [STATUS_HEADER]: ASKS_FOR_STATUS,
      ...(body && { 'content-type': 'application/json' }),
    },
    body: body && JSON.stringify(body),
  })
  if (!response) {
    const failure = navigator.onLine ? NO_RESPONSE : OFFLINE
    return { result: fail(failure), status: 0, nextPollMs: null, retryAfterMs: 0 }
  }
  const { headers, text } = response
  const status = readStatus(response)
  const result = readEnvelope(text, status, read)
  if (!result.ok && result.failure.kind === 'expired') noteSessionEnded()
  return {
    result,
    status,
    nextPollMs: readNextPollHeader(headers.get(NEXT_POLL_HEADER)),
    retryAfterMs: toWaitMs(headers.get('retry-after')),
  }
}

/**
 * Sends a request and reads the whole answer; undefined where none came.
 *
 * @throws only when the request is aborted.
 */
export async function send(
  url: string,
  request: RequestInit = {},
): Promise<{ status: number; headers: Headers; text: string } | undefined> {
  try {
    const response = await fetch(url, request)
    return { status: response.status, headers: response.headers, text: await response.text() }
  } catch (error) {
    if (request.signal?.aborted) throw error
    return undefined
  }
}

/** Every route handler answers with a `Result`. Anything else becomes a failure. */
function readEnvelope<T>(
  text: string,
  status: number,
  read: (value: unknown) => T,
): Result<T> {
  const sent = parseJson(text)
  if (isObject(sent)) {
    if (sent['ok'] === true && 'value' in sent) return succeed(read(sent['value']))
    if (sent['ok'] === false && isFailure(sent['failure'])) return fail(sent['failure'])
  }
  return fail(toStatusFailure(status))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const isFailure = (value: unknown): value is Failure =>
  isObject(value) && typeof value['kind'] === 'string' && typeof value['message'] === 'string'

/** The failure for an answer without an envelope: a proxy in front of Slipway sent it. */
function toStatusFailure(status: number): Failure {
  if (status === 401) return { kind: 'expired', message: 'Your session has ended.' }
  return status === 429 ? TOO_MANY_REQUESTS : UNREADABLE
}

/** Reads `Retry-After` in seconds. Its other form, a date, counts as absent. */
const toWaitMs = (retryAfter: string | null): number =>
  /^\d{1,6}$/.test(retryAfter ?? '') ? Number(retryAfter) * 1_000 : 0
