import type { Operation } from '../../../world/operation.ts'
import { readBoolean, readString } from '../../../http/protocol/read-input.ts'
import { beforeAll, beforeTime, countUpTo, parsePlace, placeDigits } from '../event-place.ts'
import type { Place } from '../event-place.ts'
import {
  invalidParameter,
  readGroupIdentifier,
  readLimit,
  readStreamName,
  readTime,
  requireGroup,
  requireStream,
  streamArn,
} from '../log-names.ts'
import type { LogEvent } from '../logs-state.ts'
import { eventOverheadBytes } from '../put-events.ts'

/** A page holds up to 1 MB. Each event counts as its message and 26 bytes. */
export const pageLimitBytes = 1024 * 1024

/**
 * API Reference, GetLogEvents: one page in the order of time. Without a token it is the newest
 * page, or the oldest with `startFromHead`. At either end of the stream, the token of that
 * direction is the one that was sent. `startTime` is included, `endTime` is not.
 */
export const getLogEvents: Operation = (input, call) => {
  const groupName = readGroupIdentifier(input, call)
  const streamName = readStreamName(input)
  call.authorize('logs:GetLogEvents', streamArn(call, groupName, streamName))
  const limit = readLimit(input, 10_000)
  const token = readToken(input)
  const { events } = requireStream(requireGroup(call, groupName), streamName)
  const [low, high] = findRange(events, input)
  const isForward = token?.isForward ?? readBoolean(input, 'startFromHead') ?? false
  const from = token ? countUpTo(events, token.place) : isForward ? low : high
  const at = Math.min(Math.max(from, low), high)
  const [start, end] = isForward
    ? [at, fill(events, at, Math.min(at + limit, high), 1)]
    : [fill(events, at, Math.max(at - limit, low), -1), at]
  const tokens = {
    nextForwardToken: `f/${placeDigits(events[end - 1] ?? beforeAll)}/s`,
    nextBackwardToken: `b/${placeDigits(events[start - 1] ?? beforeAll)}/s`,
  }
  if (token && start === end)
    tokens[isForward ? 'nextForwardToken' : 'nextBackwardToken'] = token.text
  return {
    events: events
      .slice(start, end)
      .map(({ timestamp, message, ingestionTime }) => ({ timestamp, message, ingestionTime })),
    ...tokens,
  }
}

function findRange(events: readonly LogEvent[], input: Record<string, unknown>): [number, number] {
  const startTime = readTime(input, 'startTime')
  const endTime = readTime(input, 'endTime')
  const low = startTime === undefined ? 0 : countUpTo(events, beforeTime(startTime))
  const high = endTime === undefined ? events.length : countUpTo(events, beforeTime(endTime))
  return [low, Math.max(low, high)]
}

/**
 * Reads a token. In both directions it names the event before the place, so that late arrivals do
 * not move it.
 */
function readToken(
  input: Record<string, unknown>,
): { text: string; isForward: boolean; place: Place } | undefined {
  const text = readString(input, 'nextToken')
  if (text === undefined) return undefined
  const match = /^([fb])\/(\d{56})\/s$/.exec(text)
  const place = parsePlace(match?.[2] ?? '')
  if (!match || !place) throw invalidParameter('The specified nextToken is invalid.')
  return { text, isForward: match[1] === 'f', place }
}

/** Where a page that starts at `at` ends on its way to `to`. It holds at least one event. */
function fill(events: readonly LogEvent[], at: number, to: number, step: 1 | -1): number {
  let bytes = 0
  for (let edge = at; edge !== to; edge += step) {
    const event = events[step === 1 ? edge : edge - 1]
    bytes += Buffer.byteLength(event?.message ?? '') + eventOverheadBytes
    if (bytes > pageLimitBytes && edge !== at) return edge
  }
  return to
}
