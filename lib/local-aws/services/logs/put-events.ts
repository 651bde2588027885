import { comparePlaces, countUpTo } from './event-place.ts'
import type { LogEvent, LogGroup, LogGroupClass, LogStream, LogsState } from './logs-state.ts'
import { addSorted } from './sorted-names.ts'

/** The bytes that an event counts in addition to its message (API Reference, PutLogEvents). */
export const eventOverheadBytes = 26

/**
 * Appends events, creating the group and the stream when they are missing.
 * @param nowMs when the events arrived (`ingestionTime`)
 */
export function putEvents(
  logs: LogsState,
  groupName: string,
  streamName: string,
  events: readonly { timestamp: number; message: string }[],
  nowMs: number,
): void {
  const group = ensureGroup(logs, groupName, nowMs)
  const stream = ensureStream(group, streamName, nowMs)
  const arrived = events.map(({ timestamp, message }) => {
    logs.lastEventSerial += 1
    group.storedBytes += Buffer.byteLength(message) + eventOverheadBytes
    return { timestamp, message, ingestionTime: nowMs, serial: logs.lastEventSerial }
  })
  insertEvents(stream.events, arrived.sort(comparePlaces))
  stream.uploadSequence += 1
}

/**
 * Inserts events in their order. Nearly always they go to the end. Late events are merged, which
 * moves newer events only.
 */
function insertEvents(events: LogEvent[], arrived: readonly LogEvent[]): void {
  const [first] = arrived
  const last = events.at(-1)
  const newer =
    first && last && comparePlaces(last, first) > 0 ? events.splice(countUpTo(events, first)) : []
  let next = 0
  for (const event of newer) {
    for (let late = arrived[next]; late && comparePlaces(late, event) < 0; late = arrived[next]) {
      events.push(late)
      next += 1
    }
    events.push(event)
  }
  for (const late of arrived.slice(next)) events.push(late)
}

export function ensureGroup(
  logs: LogsState,
  name: string,
  nowMs: number,
  options: { logGroupClass?: LogGroupClass; kmsKeyId?: string } = {},
): LogGroup {
  const known = logs.groups.get(name)
  if (known) return known
  const group: LogGroup = {
    name,
    createdAtMs: nowMs,
    logGroupClass: 'STANDARD',
    ...options,
    streams: new Map(),
    streamNames: [],
    storedBytes: 0,
  }
  logs.groups.set(name, group)
  return group
}

export function ensureStream(group: LogGroup, name: string, nowMs: number): LogStream {
  const known = group.streams.get(name)
  if (known) return known
  const stream: LogStream = { name, createdAtMs: nowMs, events: [], uploadSequence: 0 }
  group.streams.set(name, stream)
  addSorted(group.streamNames, name)
  return stream
}
