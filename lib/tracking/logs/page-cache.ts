import type { LogEvent } from '../../log-view/log-answer.ts'

/** A page of a stream as AWS answered it. */
export interface StreamPage {
  /** What the container wrote. A stream that others write to has events of theirs beside it. */
  events: LogEvent[]
  /** AWS's tokens for what comes after this page and before it. */
  forward: string
  backward?: string
  /** How many events AWS answered, of whoever wrote them. */
  eventCount: number
  /** Whether it is as large as AWS makes them, so that more is likely to come after it. */
  isFull: boolean
  bytes: number
  readAtMs: number
  /** AWS wasn't asked for it: the page before was too short for another one to follow. */
  isAssumed?: boolean
}

/** Pages of all streams that somebody looks at. */
export interface PageCache {
  get: (streamKey: string, pageKey: string) => StreamPage | undefined
  set: (streamKey: string, pageKey: string, page: StreamPage) => void
  /** The stream is gone: nobody may be shown what it had. */
  drop: (streamKey: string) => void
}

/** What an event and an entry of a map take beside the text. */
const OVERHEAD_BYTES = 200

/** The pages that were asked for last, within so many bytes. */
export function createPageCache(capacityBytes: number): PageCache {
  const streams = new Map<string, Map<string, StreamPage>>()
  /** In the order of their last use. */
  const used = new Map<string, { streamKey: string; pageKey: string; bytes: number }>()
  let bytes = 0

  const keyOf = (streamKey: string, pageKey: string) => `${streamKey}\n${pageKey}`

  function forget(key: string) {
    const entry = used.get(key)
    if (!entry) return
    used.delete(key)
    bytes -= entry.bytes
    const pages = streams.get(entry.streamKey)
    pages?.delete(entry.pageKey)
    if (pages?.size === 0) streams.delete(entry.streamKey)
  }

  return {
    get: (streamKey, pageKey) => {
      const page = streams.get(streamKey)?.get(pageKey)
      const key = keyOf(streamKey, pageKey)
      const entry = page && used.get(key)
      if (entry) {
        used.delete(key)
        used.set(key, entry)
      }
      return page
    },
    set: (streamKey, pageKey, page) => {
      const key = keyOf(streamKey, pageKey)
      forget(key)
      const pages = streams.get(streamKey) ?? new Map<string, StreamPage>()
      streams.set(streamKey, pages.set(pageKey, page))
      const size = 2 * page.bytes + OVERHEAD_BYTES * (page.events.length + 1)
      used.set(key, { streamKey, pageKey, bytes: size })
      bytes += size
      for (const oldest of used.keys()) {
        if (bytes <= capacityBytes || oldest === key) break
        forget(oldest)
      }
    },
    drop: streamKey => {
      for (const pageKey of [...(streams.get(streamKey)?.keys() ?? [])]) {
        forget(keyOf(streamKey, pageKey))
      }
    },
  }
}
