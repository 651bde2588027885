import type { Failure, FailureKind } from '../result.ts'

/** Why a request is not answered, with the status that says so. */
export interface Refusal {
  status: number
  failure: Failure
}

const STATUS: Record<FailureKind, number> = {
  invalid: 400,
  expired: 401,
  forbidden: 403,
  rejected: 422,
  throttled: 429,
  unreachable: 502,
}

export const toRefusal = (failure: Failure): Refusal => ({ status: STATUS[failure.kind], failure })
