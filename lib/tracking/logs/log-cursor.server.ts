import 'server-only'
import { setTimeout } from 'node:timers/promises'
import { logBudgetAt, takeIdleLogTurn } from '../../aws/logs/log-budgets.ts'
import { readLogPage } from '../../aws/logs/log-reads.server.ts'
import { hasSessionEnded } from '../../ledger/sessions/session-ends.ts'
import type { LogLine } from '../../log-view/log-line.ts'
import { toLogLines } from '../../log-view/to-log-lines.ts'
import { fail, succeed } from '../../result.ts'
import type { Failure, Result } from '../../result.ts'
import type { TrackingContext } from '../tracking-context.server.ts'
import { callLogs } from './call-logs.server.ts'
import { explainLogFailure, isStreamMissing } from './explain-log-failure.server.ts'
import type { LogPlace } from './locate-log.server.ts'
import { EVENTS_PER_PAGE } from './stream-reader.ts'
import { toStreamPage } from './to-stream-page.ts'
import type { StreamPage } from './page-cache.ts'

/** The lines of one container's log, read page by page from the oldest one. */
export interface LogCursor {
  /** The next line; undefined after the last one. Known once `fill` has succeeded. */
  peek: () => LogLine | undefined
  advance: () => void
  /** Reads on where no line is left of the page before. */
  fill: () => Promise<Result<void>>
}

const ATTEMPTS = 4
const RETRY_MS = 500

/**
 * Reads with the session's own credentials, a page at a time, when nobody waits for a page of the viewer.
 * The log ends where AWS says so, or at the first page that reaches the time when reading began: one that
 * grows fast would never end.
 */
export function openLogCursor(
  ctx: TrackingContext,
  place: LogPlace,
  signal: AbortSignal,
): LogCursor {
  const beganMs = ctx.now().getTime()
  let lines: LogLine[] = []
  let at = 0
  let last: LogLine | undefined
  let token: string | undefined
  let isEnd = false

  async function readPage(): Promise<Result<StreamPage>> {
    const { aws, group, stream, range } = place
    const query = {
      group,
      stream,
      token,
      ...range,
      direction: 'forward',
      limit: EVENTS_PER_PAGE,
    } as const
    const budget = logBudgetAt(aws)
    const takeTurn = () => takeIdleLogTurn(budget, () => ctx.now().getTime(), signal)
    for (let attempt = 1; ; attempt += 1) {
      signal.throwIfAborted()
      if (hasEnded(ctx)) return fail(ENDED)
      const answer = await callLogs(ctx, place, () => readLogPage(aws, query), takeTurn)
      if (answer.ok) return succeed(toStreamPage(answer.value, place.readMessage, beganMs))
      if (!isPassing(answer.failure) || attempt === ATTEMPTS) return answer
      await setTimeout(attempt * RETRY_MS, undefined, { signal })
    }
  }

  function take(page: StreamPage): void {
    lines = toLogLines(place.container, page.events, last)
    at = 0
    last = lines.at(-1) ?? last
    const hasCaughtUp = (last?.timestampMs ?? 0) >= beganMs && !page.isFull
    isEnd = page.forward === token || (place.isLive && hasCaughtUp)
    token = page.forward
  }

  return {
    peek: () => lines[at],
    advance: () => {
      at += 1
    },
    fill: async () => {
      while (lines[at] === undefined && !isEnd) {
        const page = await readPage()
        if (page.ok) take(page.value)
        else if (token === undefined && (await mayBeEmpty(place, page.failure))) isEnd = true
        else return fail(await explain(place, page.failure, token !== undefined))
      }
      return succeed(undefined)
    },
  }
}

const mayBeEmpty = async (place: LogPlace, failure: Failure): Promise<boolean> =>
  (place.isLive || !place.hasRun) && isStreamMissing(place, failure)

const explain = (place: LogPlace, failure: Failure, isBegun: boolean): Promise<Failure> =>
  explainLogFailure(place, failure, { action: 'logs:GetLogEvents', isBegun })

const isPassing = ({ kind }: Failure): boolean => kind === 'throttled' || kind === 'unreachable'

function hasEnded({ operator: { sid, expiresAt }, now }: TrackingContext): boolean {
  const isExpired = expiresAt !== undefined && Date.parse(expiresAt) <= now().getTime()
  return isExpired || hasSessionEnded(sid)
}

const ENDED: Failure = { kind: 'expired', message: 'Your session has ended. Sign in again.' }
