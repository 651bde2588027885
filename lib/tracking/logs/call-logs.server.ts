import 'server-only'
import { logBudgetAt, takeLogTurn } from '../../aws/logs/log-budgets.ts'
import {
  isTrustedUnanswered,
  knownTrust,
  momentOf,
  noteAnswer,
} from '../../permissions/may-describe.server.ts'
import { fail } from '../../result.ts'
import type { Failure, Result } from '../../result.ts'
import type { TrackingContext } from '../tracking-context.server.ts'
import type { LogPlace } from './locate-log.server.ts'

/** What stands for logs:GetLogEvents on a stream among a session's proofs. */
const readingOf = ({ streamArn }: LogPlace): string => `${streamArn} GetLogEvents`

/** How long nobody calls after AWS throttled a call, the first time. */
const THROTTLED_MS = 2_000

/** A call that reads logs, within their budget. */
export async function callLogs<T>(
  ctx: TrackingContext,
  place: LogPlace,
  call: () => Promise<Result<T>>,
  takeTurn = () => takeLogTurn(logBudgetAt(place.aws), ctx.now().getTime()),
): Promise<Result<T>> {
  const turn = await takeTurn()
  if (!turn.ok) return turn
  const answer = await call()
  return noteBudget(ctx, place, answer)
}

function noteBudget<T>(ctx: TrackingContext, place: LogPlace, answer: Result<T>): Result<T> {
  const budget = logBudgetAt(place.aws)
  const nowMs = ctx.now().getTime()
  if (answer.ok) budget.answered()
  if (answer.ok || answer.failure.kind !== 'throttled') return answer
  budget.throttled(nowMs)
  const retryAfterMs = Math.max(THROTTLED_MS, budget.readyAtMs(nowMs) - nowMs)
  return fail({ ...answer.failure, message: THROTTLED, retryAfterMs })
}

const THROTTLED =
  'CloudWatch Logs is answering too many requests of this account. Slipway tries again in a few seconds.'

/** The same for GetLogEvents, whose answer proves whether this session may read this very stream. */
export async function callLogStream<T>(
  ctx: TrackingContext,
  place: LogPlace,
  call: () => Promise<Result<T>>,
): Promise<Result<T>> {
  return callLogs(ctx, place, async () => {
    const askedAt = momentOf(ctx)
    const answer = await call()
    const isAllowed = noteAnswer(ctx, readingOf(place), answer, askedAt)
    // A call that was sent later was answered sooner, with a no.
    const isOvertaken = answer.ok && isAllowed.ok && !isAllowed.value
    return isOvertaken ? fail(OVERTAKEN) : answer
  })
}

const OVERTAKEN: Failure = { kind: 'forbidden', message: 'Your credentials do not allow this.' }

/**
 * Whether AWS has let this session read the stream: true within two minutes of a yes, or fifteen while the
 * budget is spent, false shortly after a no, undefined where it must be asked.
 */
export function knownToRead(ctx: TrackingContext, place: LogPlace): boolean | undefined {
  const key = readingOf(place)
  const known = knownTrust(ctx, key)
  if (known !== undefined) return known
  const nowMs = ctx.now().getTime()
  const isSpent = logBudgetAt(place.aws).readyAtMs(nowMs) > nowMs
  return isSpent && isTrustedUnanswered(ctx, key) ? true : undefined
}
