/**
 * What can go wrong with a call, in the words an operator acts on.
 *
 * - `invalid`: the request is wrong and nothing was sent or done; fix the named fields.
 * - `forbidden`: AWS (or Slipway) does not allow this operator to do it.
 * - `rejected`: AWS understood the request and refused it (cluster gone, definition inactive).
 * - `throttled`: too many requests; the same request may succeed later.
 * - `unreachable`: no answer (endpoint down, timed out), or one that decides nothing (5xx, a proxy's
 *   page); whether it took effect is unknown.
 * - `expired`: the session's credentials are no longer accepted; sign in again.
 */
export type FailureKind =
  'invalid' | 'forbidden' | 'rejected' | 'throttled' | 'unreachable' | 'expired'

export interface Failure {
  kind: FailureKind
  /** One or two sentences for the operator: what happened, and the fix where one is known. */
  message: string
  /** AWS's own error code and words, when AWS answered. */
  code?: string
  detail?: string
  /** The HTTP status that AWS, or something on the way to it, answered with. Absent without an answer. */
  status?: number
  requestId?: string
  /** How often it was tried. Above 1, an earlier try may have taken effect whatever the last one says. */
  attempts?: number
  /** Where it is known: the same request may succeed after so long. */
  retryAfterMs?: number
  /** Paths into the form values (`network.subnets.0`) with what is wrong there. */
  fields?: { path: string; message: string }[]
}

/** An expected outcome is a value: either the answer or the failure, never an exception. */
export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure }

export const succeed = <T>(value: T): Result<T> => ({ ok: true, value })

export const fail = (failure: Failure): { ok: false; failure: Failure } => ({ ok: false, failure })
