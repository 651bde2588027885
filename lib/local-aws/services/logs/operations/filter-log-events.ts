import type { Operation } from '../../../world/operation.ts'
import { readString, readStrings } from '../../../http/protocol/read-input.ts'
import { beforeTime, comparePlaces, parsePlace, placeDigits } from '../event-place.ts'
import type { Place } from '../event-place.ts'
import { pageLimitBytes } from './get-log-events.ts'
import {
  groupArn,
  invalidMember,
  invalidParameter,
  noSuchStream,
  readGroupIdentifier,
  readLimit,
  readStreamName,
  readTime,
  requireGroup,
} from '../log-names.ts'
import type { LogGroup, LogStream } from '../logs-state.ts'
import { mergeStreams } from '../merge-streams.ts'
import type { FoundEvent } from '../merge-streams.ts'
import { compileMessage } from '../pattern/compile-message.ts'
import { eventOverheadBytes } from '../put-events.ts'
import { namesWithPrefix } from '../sorted-names.ts'

/** The most that one call searches. A page may be short or empty without being the last. */
const searchLimitBytes = 8 * 1024 * 1024

/**
 * API Reference, FilterLogEvents: the events of a group's streams that match a pattern, in the
 * order of time and arrival. Both times are included.
 */
export const filterLogEvents: Operation = (input, call) => {
  const groupName = readGroupIdentifier(input, call)
  call.authorize('logs:FilterLogEvents', `${groupArn(call, groupName)}:log-stream:*`)
  const limit = readLimit(input, 10_000)
  const matches = compileMessage(readString(input, 'filterPattern') ?? '')
  const endTime = readTime(input, 'endTime') ?? Infinity
  const after = readAfter(input)
  const streams = chooseStreams(requireGroup(call, groupName), input)
  const search = { endTime, limit, matches }
  const { found, nextToken } = searchPage(mergeStreams(streams, after), search)
  return { events: found.map(toFilteredEvent), searchedLogStreams: [], nextToken }
}

function readAfter(input: Record<string, unknown>): Place {
  const start = beforeTime(readTime(input, 'startTime') ?? 0)
  const token = readString(input, 'nextToken')
  if (token === undefined) return start
  const place = parsePlace(Buffer.from(token, 'base64url').toString())
  if (!place) throw invalidParameter('The specified nextToken is invalid.')
  return comparePlaces(place, start) > 0 ? place : start
}

function searchPage(
  merged: Iterable<FoundEvent>,
  search: { endTime: number; limit: number; matches: (message: string) => boolean },
): { found: FoundEvent[]; nextToken?: string } {
  const found: FoundEvent[] = []
  let [foundBytes, searchedBytes] = [0, 0]
  let last: Place | undefined
  for (const one of merged) {
    const { event } = one
    if (event.timestamp > search.endTime) break
    const bytes = Buffer.byteLength(event.message) + eventOverheadBytes
    const isFound = search.matches(event.message)
    const isFull = isFound && foundBytes + bytes > pageLimitBytes && found.length > 0
    if (last && (isFull || found.length === search.limit || searchedBytes > searchLimitBytes))
      return { found, nextToken: Buffer.from(placeDigits(last)).toString('base64url') }
    searchedBytes += bytes
    last = event
    if (!isFound) continue
    foundBytes += bytes
    found.push(one)
  }
  return { found }
}

/** Chooses the streams of a request. Named streams must exist. A prefix may match none. */
function chooseStreams(group: LogGroup, input: Record<string, unknown>): LogStream[] {
  const names = readStrings(input, 'logStreamNames')
  const prefix = readString(input, 'logStreamNamePrefix')
  if (names && prefix !== undefined)
    throw invalidParameter('logStreamNamePrefix and logStreamNames are mutually exclusive.')
  if (prefix !== undefined) readStreamName(input, 'logStreamNamePrefix')
  if (!names)
    return namesWithPrefix(group.streamNames, prefix ?? '').flatMap(
      name => group.streams.get(name) ?? [],
    )
  if (names.length < 1 || names.length > 100)
    throw invalidMember(
      'logStreamNames',
      `'[${names.join(', ')}]'`,
      names.length < 1
        ? 'Member must have length greater than or equal to 1'
        : 'Member must have length less than or equal to 100',
    )
  return [...new Set(names)].map(name => {
    const stream = group.streams.get(name)
    if (!stream) throw noSuchStream()
    return stream
  })
}

function toFilteredEvent({ logStreamName, event }: FoundEvent) {
  const { timestamp, message, ingestionTime } = event
  const eventId = `3${placeDigits(event).slice(1)}`
  return { logStreamName, timestamp, message, ingestionTime, eventId }
}
