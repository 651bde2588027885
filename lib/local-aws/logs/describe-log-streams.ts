import type { Call, Operation } from '../operation.ts'
import { readBoolean, readString } from '../protocol/read-input.ts'
import {
  groupArn,
  invalidParameter,
  readGroupName,
  readLimit,
  requireGroup,
  streamArn,
} from './log-names.ts'
import type { LogStream } from './logs-state.ts'
import { takePage } from './take-page.ts'

/** By name, or by the time of the last event, which excludes a prefix (API Reference). */
export const describeLogStreams: Operation = (input, call) => {
  const groupName = readGroupName(input)
  call.authorize('logs:DescribeLogStreams', `${groupArn(call, groupName)}:log-stream:*`)
  const prefix = readString(input, 'logStreamNamePrefix')
  const orderBy = readString(input, 'orderBy') ?? 'LogStreamName'
  if (orderBy !== 'LogStreamName' && orderBy !== 'LastEventTime')
    throw invalidParameter(
      `1 validation error detected: Value '${orderBy}' at 'orderBy' failed to satisfy constraint: Member must satisfy enum value set: [LogStreamName, LastEventTime]`,
    )
  if (prefix !== undefined && orderBy === 'LastEventTime')
    throw invalidParameter('Cannot order by LastEventTime with a logStreamNamePrefix.')
  const group = requireGroup(call, groupName)
  const streams = [...group.streams.values()]
    .filter(stream => stream.name.startsWith(prefix ?? ''))
    .sort(orderBy === 'LogStreamName' ? byName : byLastEvent)
  if (readBoolean(input, 'descending')) streams.reverse()
  const { page, nextToken } = takePage(streams, input, readLimit(input, 50))
  return { logStreams: page.map(stream => toLogStream(stream, groupName, call)), nextToken }
}

const byName = (one: LogStream, other: LogStream) => (one.name < other.name ? -1 : 1)

const lastEventMs = (stream: LogStream) => stream.events.at(-1)?.timestamp ?? stream.createdAtMs

const byLastEvent = (one: LogStream, other: LogStream) =>
  lastEventMs(one) - lastEventMs(other) || byName(one, other)

function toLogStream(stream: LogStream, groupName: string, call: Call) {
  const last = stream.events.at(-1)
  return {
    logStreamName: stream.name,
    creationTime: stream.createdAtMs,
    firstEventTimestamp: stream.events[0]?.timestamp,
    lastEventTimestamp: last?.timestamp,
    lastIngestionTime: last?.ingestionTime,
    uploadSequenceToken: String(stream.uploadSequence).padStart(56, '4'),
    arn: streamArn(call, groupName, stream.name),
    storedBytes: 0,
  }
}
