import type { LogGroup, LogStream, LogsState } from './logs-state.ts'

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
  const stream = ensureStream(ensureGroup(logs, groupName, nowMs), streamName, nowMs)
  let ordered = true
  for (const { timestamp, message } of events) {
    logs.lastEventNumber += 1
    const eventId = String(logs.lastEventNumber).padStart(56, '3')
    ordered &&= timestamp >= (stream.events.at(-1)?.timestamp ?? 0)
    stream.events.push({ timestamp, message, ingestionTime: nowMs, eventId })
    stream.storedBytes += Buffer.byteLength(message) + 26
  }
  if (!ordered) stream.events.sort((one, other) => one.timestamp - other.timestamp)
  stream.uploadSequence += 1
}

export function ensureGroup(logs: LogsState, name: string, nowMs: number): LogGroup {
  const group = logs.groups.get(name) ?? { name, createdAtMs: nowMs, streams: new Map() }
  logs.groups.set(name, group)
  return group
}

export function ensureStream(group: LogGroup, name: string, nowMs: number): LogStream {
  const stream = group.streams.get(name) ?? {
    name,
    createdAtMs: nowMs,
    events: [],
    storedBytes: 0,
    uploadSequence: 0,
  }
  group.streams.set(name, stream)
  return stream
}
