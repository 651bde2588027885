import 'server-only'
import { fail } from '../aws/failure.ts'
import type { Failure, FailureKind, Result } from '../aws/failure.ts'
import { isLedgerUnavailable } from '../ledger/ledger-unavailable.ts'
import { requireOperator } from './require-operator.server.ts'
import type { Context } from './require-operator.server.ts'

const STATUS: Record<FailureKind, number> = {
  invalid: 400,
  expired: 401,
  forbidden: 403,
  rejected: 422,
  throttled: 429,
  unreachable: 502,
}

const PRIVATE = { 'cache-control': 'private, no-cache' }

/** A failure as an answer of a route handler: its kind as the status, itself as the body. */
const answerFailure = (failure: Failure): Response =>
  Response.json(fail(failure), { status: STATUS[failure.kind], headers: PRIVATE })

/** A result as an answer of a route handler. */
export const answerResult = (result: Result<unknown>): Response =>
  result.ok ? Response.json(result, { headers: PRIVATE }) : answerFailure(result.failure)

/**
 * Runs a route handler for the signed-in operator; anybody else gets 401. While the ledger cannot
 * serve, everybody gets 503 with the reason.
 */
export async function withOperator(handle: (ctx: Context) => Promise<Response>): Promise<Response> {
  try {
    const ctx = await requireOperator()
    return ctx.ok ? await handle(ctx.value) : answerFailure(ctx.failure)
  } catch (error) {
    if (!isLedgerUnavailable(error)) throw error
    return Response.json(fail(error.failure), { status: 503, headers: PRIVATE })
  }
}
