import { fail, succeed } from '../result.ts'
import type { Failure, Result } from '../result.ts'
import type { PollAnswer } from '../tracking/answer-polls.server.ts'
import { NEXT_POLL_HEADER, toNextPollHeader } from './next-poll.ts'
import { toRefusal } from './refusal.ts'
import type { Refusal } from './refusal.ts'

/** The browser may keep these answers, but never use one without asking. */
const PRIVATE = { 'cache-control': 'private, no-cache' }

/** Another account's task gets the same answer as one that doesn't exist. */
const NOT_FOUND: Failure = {
  kind: 'rejected',
  message: 'It does not exist, or this session is not allowed to see it.',
}

/** A refusal as the answer of a route handler. */
export const answerRefusal = ({ status, failure }: Refusal): Response =>
  Response.json(fail(failure), { status, headers: { 'cache-control': 'no-store' } })

/** A result as the answer of a route handler. An undefined value is a 404. */
export function answerResult(result: Result<unknown>): Response {
  if (!result.ok) return answerRefusal(toRefusal(result.failure))
  if (result.value === undefined) return answerRefusal({ status: 404, failure: NOT_FOUND })
  return Response.json(result, { headers: PRIVATE })
}

/** The same for what pages poll, with the delay before the next question in a header. */
export function answerPoll(result: Result<PollAnswer<unknown> | undefined>): Response {
  if (!result.ok || !result.value) return answerResult(result)
  const { body, nextPollMs } = result.value
  const response = answerResult(succeed(body))
  response.headers.set(NEXT_POLL_HEADER, toNextPollHeader(nextPollMs))
  return response
}
