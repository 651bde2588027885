import type { StreamPage } from './page-cache.ts'

/** Which pages hold the newest events of each stream, one after the other. */
export interface FollowedPages {
  /** The keys of the pages, oldest first. */
  keys: (streamKey: string) => readonly string[]
  /** The page holds the newest events, as AWS has just answered. */
  begin: (streamKey: string, pageKey: string, page: StreamPage) => void
  /** A page was read. Nothing happens where it doesn't follow the newest one. */
  extend: (streamKey: string, pageKey: string, page: StreamPage) => void
  drop: (streamKey: string) => void
}

interface Newest {
  pages: { key: string; events: number }[]
  /** The key of the page that comes next. */
  nextKey: string
}

/** Each entry takes some hundred bytes; the pages themselves are in the cache. */
const MOST_STREAMS = 2_000

/** @param events of so many the pages are remembered, at least. */
export function createFollowedPages(events: number): FollowedPages {
  const streams = new Map<string, Newest>()
  const toEntry = (key: string, page: StreamPage) => ({ key, events: page.eventCount })
  const toNextKey = (page: StreamPage) => `>${page.forward}`

  return {
    keys: streamKey => streams.get(streamKey)?.pages.map(({ key }) => key) ?? [],
    begin: (streamKey, pageKey, page) => {
      streams.delete(streamKey)
      streams.set(streamKey, { pages: [toEntry(pageKey, page)], nextKey: toNextKey(page) })
      const [oldest] = streams.keys()
      if (streams.size > MOST_STREAMS && oldest !== undefined) streams.delete(oldest)
    },
    extend: (streamKey, pageKey, page) => {
      const newest = streams.get(streamKey)
      if (newest?.nextKey !== pageKey) return
      newest.pages.push(toEntry(pageKey, page))
      newest.nextKey = toNextKey(page)
      let count = newest.pages.reduce((sum, entry) => sum + entry.events, 0)
      for (let [first] = newest.pages; first && count - first.events >= events;) {
        count -= first.events
        newest.pages.shift()
        first = newest.pages[0]
      }
    },
    drop: streamKey => void streams.delete(streamKey),
  }
}
