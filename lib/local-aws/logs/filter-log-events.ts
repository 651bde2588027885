import type { Operation } from '../operation.ts'
import { readInteger, readString, readStrings } from '../protocol/read-input.ts'
import { groupArn, invalidParameter, readGroupName, readLimit, requireGroup } from './log-names.ts'
import type { LogGroup, LogStream } from './logs-state.ts'
import { takePage } from './take-page.ts'
import { toTermTest } from './term-test.ts'

/** The events of a group's streams in the order of time, those that match a pattern of terms. */
export const filterLogEvents: Operation = (input, call) => {
  const groupName = readGroupName(input)
  call.authorize('logs:FilterLogEvents', `${groupArn(call, groupName)}:log-stream:*`)
  const group = requireGroup(call, groupName)
  const startTime = readInteger(input, 'startTime') ?? 0
  const endTime = readInteger(input, 'endTime') ?? Infinity
  const matches = toTermTest(readString(input, 'filterPattern') ?? '')
  const found = chooseStreams(group, input)
    .flatMap(stream => stream.events.map(event => ({ logStreamName: stream.name, ...event })))
    .filter(event => event.timestamp >= startTime && event.timestamp <= endTime)
    .filter(event => matches(event.message))
    .sort((one, other) => one.timestamp - other.timestamp)
  const { page, nextToken } = takePage(found, input, readLimit(input, 10_000))
  return { events: page, searchedLogStreams: [], nextToken }
}

function chooseStreams(group: LogGroup, input: Record<string, unknown>): LogStream[] {
  const names = readStrings(input, 'logStreamNames')
  const prefix = readString(input, 'logStreamNamePrefix')
  if (names && prefix !== undefined)
    throw invalidParameter('logStreamNames and logStreamNamePrefix exclude each other.')
  return [...group.streams.values()].filter(
    stream => stream.name.startsWith(prefix ?? '') && (names?.includes(stream.name) ?? true),
  )
}
