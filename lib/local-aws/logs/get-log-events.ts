import type { Operation } from '../operation.ts'
import { readBoolean, readInteger, readString } from '../protocol/read-input.ts'
import {
  invalidParameter,
  readGroupName,
  readLimit,
  readStreamName,
  requireGroup,
  requireStream,
  streamArn,
} from './log-names.ts'
import type { LogEvent } from './logs-state.ts'

/** A page holds up to 1 MB, each event counting 26 bytes more than its message. */
const pageLimitBytes = 1024 * 1024
const eventOverheadBytes = 26

/**
 * A page in the order of time: the newest unless `startFromHead`, else where a token points to.
 * At either end of the stream the token of that direction is the one that was sent
 * (API Reference, GetLogEvents). `startTime` is included, `endTime` is not.
 */
export const getLogEvents: Operation = (input, call) => {
  const groupName = readGroupName(input)
  const streamName = readStreamName(input)
  call.authorize('logs:GetLogEvents', streamArn(call, groupName, streamName))
  const { events } = requireStream(requireGroup(call, groupName), streamName)
  const limit = readLimit(input, 10_000)
  const startTime = readInteger(input, 'startTime') ?? 0
  const endTime = readInteger(input, 'endTime') ?? Infinity
  const low = firstAtOrAfter(events, startTime)
  const high = Math.max(low, firstAtOrAfter(events, endTime))
  const from = readPosition(input) ?? (readBoolean(input, 'startFromHead') ? head : tail)
  const at = Math.min(Math.max(from.at, low), high)
  const [start, end] =
    from.direction === 'f'
      ? [at, fill(events, at, Math.min(at + limit, high), 1)]
      : [fill(events, at, Math.max(at - limit, low), -1), at]
  return {
    events: events.slice(start, end).map(({ timestamp, message, ingestionTime }) => ({
      timestamp,
      message,
      ingestionTime,
    })),
    nextForwardToken: `f/${String(end).padStart(56, '0')}/s`,
    nextBackwardToken: `b/${String(start).padStart(56, '0')}/s`,
  }
}

interface Position {
  direction: 'f' | 'b'
  /** Between which events: 0 is before the first. */
  at: number
}

const head: Position = { direction: 'f', at: 0 }
const tail: Position = { direction: 'b', at: Infinity }

function readPosition(input: Record<string, unknown>): Position | undefined {
  const token = readString(input, 'nextToken')
  if (token === undefined) return undefined
  const match = /^([fb])\/(\d{56})\/s$/.exec(token)
  if (!match) throw invalidParameter('The specified nextToken is invalid.')
  return { direction: match[1] === 'f' ? 'f' : 'b', at: Number(match[2]) }
}

/** How far a page reaches from `at` towards `to` before it is full; at least one event. */
function fill(events: readonly LogEvent[], at: number, to: number, step: 1 | -1): number {
  let bytes = 0
  for (let edge = at; edge !== to; edge += step) {
    const event = events[step === 1 ? edge : edge - 1]
    bytes += Buffer.byteLength(event?.message ?? '') + eventOverheadBytes
    if (bytes > pageLimitBytes && edge !== at) return edge
  }
  return to
}

/** Events are ordered, so a binary search finds the first one of a time or later. */
function firstAtOrAfter(events: readonly LogEvent[], timestamp: number): number {
  let low = 0
  let high = events.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((events[middle]?.timestamp ?? Infinity) < timestamp) low = middle + 1
    else high = middle
  }
  return low
}
