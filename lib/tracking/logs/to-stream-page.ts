import type { GetLogEventsCommandOutput, OutputLogEvent } from '@aws-sdk/client-cloudwatch-logs'
import type { LogEvent } from '../../log-view/log-answer.ts'
import type { StreamPage } from './page-cache.ts'
import { EVENTS_PER_PAGE } from './stream-reader.ts'

/** What an event of a stream is to a container: its line, or undefined where another one wrote it. */
export type ReadMessage = (message: string) => string | undefined

/** An event counts as its message and so much (API Reference, PutLogEvents). */
const EVENT_BYTES = 26
/** A page has 1 MB at most. One that is nearly as large was cut. */
const FULL_BYTES = 750_000

/** AWS's answer to GetLogEvents, as it is kept. */
export function toStreamPage(
  { events = [], nextForwardToken, nextBackwardToken }: GetLogEventsCommandOutput,
  readMessage: ReadMessage,
  readAtMs: number,
): StreamPage {
  const bytes = events.reduce(
    (sum, { message = '' }) => sum + Buffer.byteLength(message) + EVENT_BYTES,
    0,
  )
  return {
    events: toLogEvents(events, readMessage),
    forward: nextForwardToken ?? '',
    backward: nextBackwardToken,
    eventCount: events.length,
    isFull: events.length >= EVENTS_PER_PAGE || bytes >= FULL_BYTES,
    bytes,
    readAtMs,
  }
}

export const toLogEvents = (
  events: readonly OutputLogEvent[],
  readMessage: ReadMessage,
): LogEvent[] =>
  events.flatMap(({ timestamp = 0, message = '' }) => {
    const text = readMessage(message)
    return text === undefined ? [] : { timestampMs: timestamp, message: text }
  })
