import type { Operation } from '../operation.ts'
import { readInteger, readRecords, readString } from '../protocol/read-input.ts'
import {
  invalidParameter,
  readGroupName,
  readStreamName,
  requireGroup,
  requireStream,
  streamArn,
} from './log-names.ts'
import { putEvents } from './put-events.ts'

const hourMs = 3600 * 1000
const tooNewMs = 2 * hourMs
const tooOldMs = 14 * 24 * hourMs

/**
 * 1-10,000 events in the order of their times. Events more than 14 days old or 2 hours ahead are
 * left out and reported (API Reference, PutLogEvents).
 */
export const putLogEvents: Operation = (input, call) => {
  const groupName = readGroupName(input)
  const streamName = readStreamName(input)
  call.authorize('logs:PutLogEvents', streamArn(call, groupName, streamName))
  const stream = requireStream(requireGroup(call, groupName), streamName)
  const events = readEvents(input)
  const nowMs = call.world.clock.now()
  const accepted = events.filter(
    ({ timestamp }) => timestamp >= nowMs - tooOldMs && timestamp <= nowMs + tooNewMs,
  )
  const { logs } = call.world.region(call.accountId, call.region)
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

function readEvents(input: Record<string, unknown>): { timestamp: number; message: string }[] {
  const records = readRecords(input, 'logEvents') ?? []
  if (records.length < 1 || records.length > 10_000)
    throw invalidParameter('A batch has from 1 to 10000 log events.')
  let latest = 0
  return records.map(record => {
    const timestamp = readInteger(record, 'timestamp')
    const message = readString(record, 'message')
    if (timestamp === undefined || timestamp < 0 || !message)
      throw invalidParameter('Every log event has a timestamp and a message that is not empty.')
    if (timestamp < latest)
      throw invalidParameter(
        'Log events in a single PutLogEvents request must be in chronological order.',
      )
    latest = timestamp
    return { timestamp, message }
  })
}
