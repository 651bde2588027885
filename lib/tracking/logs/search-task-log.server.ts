import 'server-only'
import type { TaskAddress } from '../../aws/arn.ts'
import { filterLog } from '../../aws/logs/log-reads.server.ts'
import type { LogEvent, LogSearchAnswer } from '../../log-view/log-answer.ts'
import { fail, succeed } from '../../result.ts'
import type { Failure, Result } from '../../result.ts'
import type { TrackingContext } from '../tracking-context.server.ts'
import { callLogs } from './call-logs.server.ts'
import { explainLogFailure, isStreamMissing } from './explain-log-failure.server.ts'
import { LONGEST_PATTERN, toFilterPattern } from './filter-pattern.ts'
import { locateLog } from './locate-log.server.ts'
import type { LogPlace } from './locate-log.server.ts'
import { toLogEvents } from './to-stream-page.ts'

export interface LogSearchRequest {
  container: string
  text: string
  isRegex: boolean
  /** The `nextToken` of the answer before. */
  token?: string
}

/** A request makes so many calls at most, as AWS may find nothing in a part of a long stream. */
const MOST_CALLS = 5
const LONGEST_MS = 3_000
const EVENTS_PER_CALL = 1_000

/**
 * Searches the whole of a container's log by FilterLogEvents, with the session's own credentials for each
 * call: nothing is kept or shared. Undefined if this session has no such task.
 */
export async function searchTaskLog(
  ctx: TrackingContext,
  address: TaskAddress,
  { container, text, isRegex, token }: LogSearchRequest,
): Promise<Result<LogSearchAnswer | undefined>> {
  const place = await locateLog(ctx, address, container)
  if (!place.ok) return place
  if (!place.value) return succeed(undefined)
  const pattern = toFilterPattern({ text, isRegex, isWrapped: place.value.isWrapped })
  if (pattern.length > LONGEST_PATTERN) return fail(TOO_LONG)
  return search(ctx, place.value, pattern, token)
}

const TOO_LONG: Failure = {
  kind: 'invalid',
  message: `CloudWatch Logs searches for ${LONGEST_PATTERN} characters at most. Shorten the search.`,
}

async function search(
  ctx: TrackingContext,
  place: LogPlace,
  pattern: string,
  token: string | undefined,
): Promise<Result<LogSearchAnswer>> {
  const { aws, group, stream, range } = place
  const events: LogEvent[] = []
  const untilMs = performance.now() + LONGEST_MS
  let nextToken = token
  for (let call = 1; ; call += 1) {
    const query = { group, stream, pattern, token: nextToken, limit: EVENTS_PER_CALL, ...range }
    const answer = await callLogs(ctx, place, () => filterLog(aws, query))
    if (!answer.ok) {
      // The place to go on from is known, and the next request meets the failure again.
      if (call > 1) break
      return explainSearch(place, answer.failure, token)
    }
    events.push(...toLogEvents(answer.value.events ?? [], place.readMessage))
    nextToken = answer.value.nextToken
    const isEnough = events.length > 0 || call === MOST_CALLS || performance.now() > untilMs
    if (nextToken === undefined || isEnough) break
  }
  return succeed({ events, nextToken, isCaseSensitive: true })
}

async function explainSearch(
  place: LogPlace,
  failure: Failure,
  token: string | undefined,
): Promise<Result<LogSearchAnswer>> {
  if (failure.code === 'InvalidParameterException' && token === undefined) {
    const said = failure.detail ? ` AWS says: ${failure.detail}` : ''
    const message = `CloudWatch Logs refused this search.${said}`
    return fail({ ...failure, kind: 'invalid', message })
  }
  const mayBegin = token === undefined && (place.isLive || !place.hasRun)
  if (mayBegin && (await isStreamMissing(place, failure))) {
    return succeed({ events: [], isCaseSensitive: true })
  }
  const how = { action: 'logs:FilterLogEvents', isBegun: token !== undefined } as const
  return fail(await explainLogFailure(place, failure, how))
}
