import { comparePlaces, countUpTo } from './event-place.ts'
import type { Place } from './event-place.ts'
import type { LogEvent, LogStream } from './logs-state.ts'

export interface FoundEvent {
  logStreamName: string
  event: LogEvent
}

interface Cursor {
  stream: LogStream
  at: number
  event: LogEvent
}

/** Merges the events of several streams after a place into one order, by a heap. */
export function* mergeStreams(streams: readonly LogStream[], after: Place): Generator<FoundEvent> {
  const heap = streams.flatMap(stream => cursorAt(stream, countUpTo(stream.events, after)) ?? [])
  for (let index = (heap.length >> 1) - 1; index >= 0; index -= 1) sink(heap, index)
  for (let first = heap[0]; first; first = heap[0]) {
    yield { logStreamName: first.stream.name, event: first.event }
    const next = cursorAt(first.stream, first.at + 1) ?? heap.pop()
    if (next === first || !next) return
    heap[0] = next
    sink(heap, 0)
  }
}

function cursorAt(stream: LogStream, at: number): Cursor | undefined {
  const event = stream.events[at]
  return event && { stream, at, event }
}

/** Moves a cursor down the heap until every cursor below it comes later. */
function sink(heap: Cursor[], from: number): void {
  let index = from
  for (;;) {
    let earliest = index
    for (const child of [2 * index + 1, 2 * index + 2])
      if (isEarlier(heap[child], heap[earliest])) earliest = child
    const [upper, lower] = [heap[index], heap[earliest]]
    if (earliest === index || !upper || !lower) return
    heap[index] = lower
    heap[earliest] = upper
    index = earliest
  }
}

function isEarlier(one: Cursor | undefined, other: Cursor | undefined): boolean {
  return one !== undefined && other !== undefined && comparePlaces(one.event, other.event) < 0
}
