import 'server-only'
import type { TaskAddress } from '../../aws/arn.ts'
import { readLogPage } from '../../aws/logs/log-reads.server.ts'
import type { LogPageQuery } from '../../aws/logs/log-reads.server.ts'
import type { LogPageAnswer, LogStart } from '../../log-view/log-answer.ts'
import { processWide } from '../../process-wide.ts'
import { fail, succeed } from '../../result.ts'
import type { Failure, Result } from '../../result.ts'
import type { PollAnswer } from '../answer-polls.server.ts'
import type { TrackingContext } from '../tracking-context.server.ts'
import { callLogStream, knownToRead } from './call-logs.server.ts'
import { explainLogFailure, isStreamMissing, toDenied } from './explain-log-failure.server.ts'
import { locateLog } from './locate-log.server.ts'
import type { LogPlace } from './locate-log.server.ts'
import { nextLogPollMs } from './log-poll-policy.ts'
import { knownMissing, noteMissing, wasToldMissing } from './missing-streams.server.ts'
import { createPageCache } from './page-cache.ts'
import { createStreamReader } from './stream-reader.ts'
import type { PageQuery, StreamPart } from './stream-reader.ts'
import { toStreamPage } from './to-stream-page.ts'

/** Some 30 pages of AWS's largest. */
const CACHE_BYTES = 128 * 1024 * 1024

const streamReader = () =>
  processWide('log-reader', () => createStreamReader(createPageCache(CACHE_BYTES)))

/**
 * A page of a container's log. What was read for others is shown only to a session whose own credentials
 * AWS has let read this very stream. Undefined if this session has no such task.
 */
export async function readTaskLog(
  ctx: TrackingContext,
  address: TaskAddress,
  { container, start }: { container: string; start: LogStart },
): Promise<Result<PollAnswer<LogPageAnswer> | undefined>> {
  const place = await locateLog(ctx, address, container)
  if (!place.ok) return place
  if (!place.value) return succeed(undefined)
  const part = await readPart(ctx, place.value, start)
  if (!part.ok) return part
  const { isLive } = place.value
  return succeed({
    body: toAnswer(place.value, part.value),
    nextPollMs: nextLogPollMs({ isEnd: part.value.isEnd, isLive }),
  })
}

/** Of a stream that doesn't exist yet. */
const NOTHING = { events: [], isEnd: true, isStart: true } satisfies Partial<StreamPart>

type FoundPart = StreamPart | typeof NOTHING

/** What was read for several viewers is one object, so that it is written out once. */
const answers = new WeakMap<FoundPart, LogPageAnswer>()

function toAnswer({ region, group, stream }: LogPlace, part: FoundPart): LogPageAnswer {
  const answer = answers.get(part) ?? { ...part, source: { region, group, stream } }
  answers.set(part, answer)
  return answer
}

async function readPart(
  ctx: TrackingContext,
  place: LogPlace,
  start: LogStart,
): Promise<Result<FoundPart>> {
  if (knownToRead(ctx, place) === false) return fail(toDenied(place, 'logs:GetLogEvents'))
  const missing = knownMissing(ctx, place)
  const part = missing ? fail(missing) : await readProven(ctx, place, start)
  if (part.ok) return part
  const isBegun = 'token' in start
  const { failure } = part
  if (isMissing(failure)) {
    streamReader().drop(toStreamKey(place))
    const mayBegin = !isBegun && (place.isLive || !place.hasRun)
    if (mayBegin && (await isStreamMissing(place, failure))) return succeed({ ...NOTHING })
  }
  return fail(await explainLogFailure(place, failure, { action: 'logs:GetLogEvents', isBegun }))
}

/** Reads, and has AWS prove that the session may, where its own credentials didn't make the call. */
async function readProven(
  ctx: TrackingContext,
  place: LogPlace,
  start: LogStart,
): Promise<Result<StreamPart>> {
  const own = { isAsked: false, isAllowed: false }
  const isProven = knownToRead(ctx, place) === true
  const part = await streamReader().read({
    streamKey: toStreamKey(place),
    start,
    isLive: place.isLive,
    nowMs: ctx.now().getTime(),
    ask: async query => {
      const page = await askForPage(ctx, place, query)
      own.isAsked = true
      own.isAllowed ||= page.ok
      return page
    },
  })
  if (!part.ok && (own.isAsked || (isMissing(part.failure) && wasToldMissing(ctx, place)))) {
    return part
  }
  const proof =
    isProven || own.isAllowed
      ? succeed(knownToRead(ctx, place))
      : await askForPage(ctx, place, { direction: 'forward', limit: 1 })
  if (!proof.ok) return proof
  return proof.value === false ? fail(toDenied(place, 'logs:GetLogEvents')) : part
}

async function askForPage(ctx: TrackingContext, place: LogPlace, query: PageQuery) {
  const { fromMs, ...page } = query
  const answer = await callLogStream(ctx, place, () =>
    readLogPage(place.aws, toPageQuery(place, page, fromMs)),
  )
  if (!answer.ok) {
    if (isMissing(answer.failure)) noteMissing(ctx, place, answer.failure)
    return answer
  }
  return succeed(toStreamPage(answer.value, place.readMessage, ctx.now().getTime()))
}

const isMissing = ({ code }: Failure): boolean => code === 'ResourceNotFoundException'

function toPageQuery(
  { group, stream, range }: LogPlace,
  page: Omit<PageQuery, 'fromMs'>,
  fromMs: number | undefined,
): LogPageQuery {
  const startMs = fromMs === undefined ? range.startMs : Math.max(fromMs, range.startMs ?? 0)
  return { group, stream, ...page, startMs, endMs: range.endMs }
}

const toStreamKey = ({ aws, streamArn, readerKey }: LogPlace): string =>
  `${aws.endpoint ?? ''} ${streamArn} ${readerKey}`
