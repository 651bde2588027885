import type { Failure, Result } from '@/lib/result'

/** An answer that was refused, carried through React Query, which knows errors only. */
export class FailureError extends Error {
  readonly failure: Failure
  readonly status: number
  /** How long the server asks to wait, in milliseconds; 0 where it doesn't. */
  readonly retryAfterMs: number

  constructor(failure: Failure, status: number, retryAfterMs = 0) {
    super(failure.message)
    this.failure = failure
    this.status = status
    this.retryAfterMs = retryAfterMs
  }
}

const toStatusFailure = (status: number): Failure => {
  if (status === 401) return { kind: 'expired', message: 'Your session has ended.' }
  if (status === 404) {
    return { kind: 'rejected', message: 'This session cannot see it, or it does not exist.' }
  }
  if (status === 429) {
    return { kind: 'throttled', message: 'Too many requests: the page waits before it asks again.' }
  }
  return { kind: 'unreachable', message: `Slipway answered with status ${status}.` }
}

/** Safe: the only shape that `ok: false` answers have is a `Result`; anything else is not taken. */
function toFailure(body: unknown, status: number): Failure {
  const failure = (body as Partial<{ failure: Failure }> | null)?.failure
  return typeof failure?.message === 'string' ? failure : toStatusFailure(status)
}

/** The body and headers of a GET; throws `FailureError` for anything but a success. */
export async function fetchJson(
  url: string,
  signal: AbortSignal,
): Promise<{ body: unknown; headers: Headers }> {
  const response = await fetch(url, { signal, headers: { accept: 'application/json' } }).catch(
    (error: unknown) => {
      if (signal.aborted) throw error
      throw new FailureError(
        { kind: 'unreachable', message: 'Slipway does not answer. Check the connection to it.' },
        0,
      )
    },
  )
  const body: unknown = await response.json().catch(() => null)
  if (!response.ok) {
    const { status, headers } = response
    throw new FailureError(toFailure(body, status), status, toWaitMs(headers.get('retry-after')))
  }
  return { body, headers: response.headers }
}

/** `Retry-After` in seconds; in its other form, a date, it is not read. */
const toWaitMs = (retryAfter: string | null): number =>
  /^\d{1,6}$/.test(retryAfter ?? '') ? Number(retryAfter) * 1_000 : 0

/** The value of an answer that is a `Result`. */
export function unwrapResult<T>(result: Result<T>): T {
  if (!result.ok) throw new FailureError(result.failure, 200)
  return result.value
}

/** Asking again changes nothing until the reader does something. */
export const isLasting = (error: unknown): boolean =>
  error instanceof FailureError && [401, 403, 404].includes(error.status)

export const toShownFailure = (error: unknown): Failure | undefined => {
  if (!error) return undefined
  if (error instanceof FailureError) return error.failure
  return { kind: 'unreachable', message: 'The answer could not be read.' }
}
