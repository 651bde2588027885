import type { Call, Operation } from '../../../world/operation.ts'
import { readBoolean, readString } from '../../../http/protocol/read-input.ts'
import {
  groupArn,
  invalidParameter,
  readGroupIdentifier,
  readLimit,
  readStreamName,
  requireGroup,
  streamArn,
} from '../log-names.ts'
import type { LogGroup, LogStream } from '../logs-state.ts'
import { readEnum } from '../read-enum.ts'
import { namesWithPrefix } from '../sorted-names.ts'
import { takePage } from '../take-page.ts'

/**
 * API Reference, DescribeLogStreams: by name, or by the time of the last event, which cannot be
 * combined with a prefix.
 */
export const describeLogStreams: Operation = (input, call) => {
  const groupName = readGroupIdentifier(input, call)
  call.authorize('logs:DescribeLogStreams', `${groupArn(call, groupName)}:log-stream:*`)
  const prefix = readString(input, 'logStreamNamePrefix')
  if (prefix !== undefined) readStreamName(input, 'logStreamNamePrefix')
  const orderBy = readEnum(input, 'orderBy', ['LogStreamName', 'LastEventTime'])
  if (prefix !== undefined && orderBy === 'LastEventTime')
    throw invalidParameter('Cannot order by LastEventTime with a logStreamNamePrefix.')
  const limit = readLimit(input, 50)
  const group = requireGroup(call, groupName)
  const names =
    orderBy === 'LastEventTime'
      ? namesByLastEvent(group)
      : namesWithPrefix(group.streamNames, prefix ?? '')
  const ordered = readBoolean(input, 'descending') ? names.toReversed() : names
  const { page, nextToken } = takePage(ordered, input, {
    limit,
    nameOf: name => name,
    nowMs: call.world.clock.now(),
  })
  const streams = page.flatMap(name => group.streams.get(name) ?? [])
  return { logStreams: streams.map(stream => toLogStream(stream, groupName, call)), nextToken }
}

/** The time of the last event. For an empty stream, the time of its creation. */
const lastEventMs = (stream: LogStream) => stream.events.at(-1)?.timestamp ?? stream.createdAtMs

function namesByLastEvent({ streams, streamNames }: LogGroup): string[] {
  return streamNames
    .flatMap(name => streams.get(name) ?? [])
    .sort((one, other) => lastEventMs(one) - lastEventMs(other))
    .map(stream => stream.name)
}

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
