import type { Failure } from '../../lib/result.ts'
import { UNREADABLE } from './ask-server.ts'
import type { Answer } from './ask-server.ts'

/** A failure as an error, because React Query knows failures only as errors. */
export class FailureError extends Error {
  readonly failure: Failure
  readonly status: number
  readonly retryAfterMs: number

  constructor({
    failure,
    status,
    retryAfterMs,
  }: Pick<Answer<unknown>, 'status' | 'retryAfterMs'> & { failure: Failure }) {
    super(failure.message)
    this.failure = failure
    this.status = status
    this.retryAfterMs = retryAfterMs
  }
}

/** The answer's value. @throws FailureError */
export function unwrap<T>({ result, ...answer }: Answer<T>): T {
  if (!result.ok) throw new FailureError({ ...answer, failure: result.failure })
  return result.value
}

/** Whether asking again is pointless until the reader does something, such as signing in. */
export const isLasting = (error: unknown): boolean =>
  error instanceof FailureError && [401, 403, 404].includes(error.status)

export const toShownFailure = (error: unknown): Failure | undefined => {
  if (!error) return undefined
  return error instanceof FailureError ? error.failure : UNREADABLE
}
