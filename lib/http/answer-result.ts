import { fail } from '../result.ts'
import type { Result } from '../result.ts'
import { toRefusal } from './refusal.ts'
import type { Refusal } from './refusal.ts'

/** Polled answers may be kept by the browser, but never used without asking. */
const PRIVATE = { 'cache-control': 'private, no-cache' }

/** A refusal as the answer of a route handler. */
export const answerRefusal = ({ status, failure }: Refusal): Response =>
  Response.json(fail(failure), { status, headers: { 'cache-control': 'no-store' } })

/** A result as the answer of a route handler: a failure's kind is its status. */
export const answerResult = (result: Result<unknown>): Response =>
  result.ok ? Response.json(result, { headers: PRIVATE }) : answerRefusal(toRefusal(result.failure))
