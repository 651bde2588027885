import type { Operation } from '../../../world/operation.ts'
import { readInteger, readRecords, readString } from '../../../http/protocol/read-input.ts'
import {
  invalidMember,
  invalidParameter,
  readGroupName,
  readStreamName,
  requireGroup,
  requireStream,
  streamArn,
} from '../log-names.ts'
import { eventOverheadBytes, putEvents } from '../put-events.ts'
import { logsOf } from '../logs-state.ts'

const hourMs = 3600 * 1000
const tooNewMs = 2 * hourMs
const tooOldMs = 14 * 24 * hourMs
const mostSpanMs = 24 * hourMs
const mostBytes = 1024 * 1024

interface InputEvent {
  timestamp: number
  message: string
}

/**
 * API Reference, PutLogEvents: 1 to 10,000 events of up to 1 MB in total, within 24 hours, in the
 * order of their times. Events that are more than 14 days old or more than 2 hours ahead are left
 * out and reported. Sequence tokens are ignored.
 */
export const putLogEvents: Operation = (input, call) => {
  const groupName = readGroupName(input)
  const streamName = readStreamName(input)
  const events = readEvents(input)
  call.authorize('logs:PutLogEvents', streamArn(call, groupName, streamName))
  checkSize(events)
  const nowMs = call.world.clock.now()
  const accepted = events.filter(
    ({ timestamp }) => timestamp >= nowMs - tooOldMs && timestamp <= nowMs + tooNewMs,
  )
  checkOrder(events, accepted)
  const stream = requireStream(requireGroup(call, groupName), streamName)
  const logs = logsOf(call)
  putEvents(logs, groupName, streamName, accepted, nowMs)
  const tooOld = events.filter(({ timestamp }) => timestamp < nowMs - tooOldMs).length
  const firstTooNew = events.findIndex(({ timestamp }) => timestamp > nowMs + tooNewMs)
  const rejected = {
    ...(tooOld > 0 && { tooOldLogEventEndIndex: tooOld }),
    ...(firstTooNew >= 0 && { tooNewLogEventStartIndex: firstTooNew }),
  }
  return {
    nextSequenceToken: String(stream.uploadSequence).padStart(56, '4'),
    ...(accepted.length < events.length && { rejectedLogEventsInfo: rejected }),
  }
}

function readEvents(input: Record<string, unknown>): InputEvent[] {
  const records = readRecords(input, 'logEvents')
  const least = 'Member must have length greater than or equal to 1'
  if (!records) throw invalidMember('logEvents', 'null', 'Member must not be null')
  if (records.length < 1) throw invalidMember('logEvents', "'[]'", least)
  if (records.length > 10_000)
    throw invalidMember('logEvents', '', 'Member must have length less than or equal to 10000')
  return records.map((record, index) => {
    const member = (name: string) => `logEvents.${index + 1}.member.${name}`
    const timestamp = readInteger(record, 'timestamp')
    const message = readString(record, 'message')
    if (timestamp === undefined)
      throw invalidMember(member('timestamp'), 'null', 'Member must not be null')
    if (timestamp < 0)
      throw invalidMember(
        member('timestamp'),
        `'${timestamp}'`,
        'Member must have value greater than or equal to 0',
      )
    if (message === undefined)
      throw invalidMember(member('message'), 'null', 'Member must not be null')
    if (message === '') throw invalidMember(member('message'), "''", least)
    return { timestamp, message }
  })
}

function checkSize(events: readonly InputEvent[]): void {
  let bytes = 0
  for (const { message } of events) bytes += Buffer.byteLength(message) + eventOverheadBytes
  if (bytes > mostBytes)
    throw invalidParameter(`Upload too large: ${bytes} bytes exceeds limit of ${mostBytes}`)
}

/** Checks the order and the span. Events that are too old or too new do not count for the span. */
function checkOrder(events: readonly InputEvent[], accepted: readonly InputEvent[]): void {
  if (events.some(({ timestamp }, index) => timestamp < (events[index - 1]?.timestamp ?? 0)))
    throw invalidParameter(
      'Log events in a single PutLogEvents request must be in chronological order.',
    )
  const spanMs = (accepted.at(-1)?.timestamp ?? 0) - (accepted[0]?.timestamp ?? 0)
  if (spanMs > mostSpanMs)
    throw invalidParameter(
      'The batch of log events in a single PutLogEvents request cannot span more than 24 hours.',
    )
}
