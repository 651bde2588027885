import type { LogEvent, LogStart } from '../../log-view/log-answer.ts'
import { succeed } from '../../result.ts'
import type { Result } from '../../result.ts'
import { createFollowedPages } from './followed-pages.ts'
import type { PageCache, StreamPage } from './page-cache.ts'

/** A page that AWS is asked for: after a place of the stream, or before it. */
export interface PageQuery {
  direction: 'forward' | 'backward'
  token?: string
  /** Only events from this instant on, epoch milliseconds. */
  fromMs?: number
  limit: number
}

/** Asks AWS with the credentials of whoever wants the page. */
export type AskForPage = (query: PageQuery) => Promise<Result<StreamPage>>

export interface Wanted {
  streamKey: string
  start: LogStart
  /** Whether the stream may still grow. */
  isLive: boolean
  ask: AskForPage
  nowMs: number
}

/** What lies between two places of a stream. */
export interface StreamPart {
  events: LogEvent[]
  /** Undefined where AWS gave none. */
  forwardToken?: string
  /** Undefined on an empty page after another one. */
  backwardToken?: string
  isEnd: boolean
  isStart: boolean
}

/** AWS's most (API Reference, GetLogEvents). */
export const EVENTS_PER_PAGE = 10_000
const TAIL_EVENTS = 1_000

/** The end of a stream that grows is asked about so often at most, however many look. */
const END_KNOWN_MS = 2_000
/** The same of one that doesn't grow any more. */
const SETTLED_END_KNOWN_MS = 30_000
/** A stream whose end was read so lately is read on from there; otherwise from its newest events. */
const FOLLOWED_MS = 10_000
/** An answer is made of so many pages at most. */
const MOST_PAGES = 1_000
/** A page in the middle stays as it is, but for events that arrive late. */
const PAGE_KNOWN_MS = 300_000

/** Reads streams once for all who look at them. */
export interface StreamReader {
  read: (wanted: Wanted) => Promise<Result<StreamPart>>
  /** The stream is gone. */
  drop: (streamKey: string) => void
}

/**
 * Pages are linked by AWS's tokens: each is kept under the token that asked for it and names the next
 * one. Whoever asks from a token gets what is known from there to the end, and at most one call is made,
 * at the end. So all who follow a stream share its calls, from wherever they began.
 */
export function createStreamReader(cache: PageCache): StreamReader {
  const inFlight = new Map<string, Promise<Result<StreamPage>>>()
  const followed = createFollowedPages(TAIL_EVENTS)

  /** The page from AWS, or from whoever asks for the same at this moment. */
  async function askOnce(
    { streamKey, ask }: Wanted,
    pageKey: string,
    query: PageQuery,
  ): Promise<Result<StreamPage>> {
    const key = `${streamKey}\n${pageKey}`
    for (let other = inFlight.get(key); other; other = inFlight.get(key)) {
      const answer = await other
      // What AWS doesn't let another session do says nothing about this one.
      if (answer.ok || !['forbidden', 'expired'].includes(answer.failure.kind)) return answer
    }
    const asked = ask(query)
    inFlight.set(key, asked)
    try {
      const answer = await asked
      if (answer.ok) keep(streamKey, pageKey, answer.value)
      return answer
    } finally {
      inFlight.delete(key)
    }
  }

  function keep(streamKey: string, pageKey: string, page: StreamPage): void {
    cache.set(streamKey, pageKey, page)
    if (pageKey.startsWith(BACKWARD)) return
    if (!isEmpty(page)) followed.extend(streamKey, pageKey, page)
    const endKey = toForwardKey(page.forward)
    const end = cache.get(streamKey, endKey)
    if (page.isFull || endKey === pageKey || (end && !end.isAssumed)) return
    const { forward, readAtMs } = page
    cache.set(streamKey, endKey, { ...EMPTY, forward, readAtMs, isAssumed: true })
  }

  function known({ streamKey, nowMs }: Wanted, pageKey: string): StreamPage | undefined {
    const page = cache.get(streamKey, pageKey)
    return page && isWithin(page.readAtMs, nowMs, PAGE_KNOWN_MS) ? page : undefined
  }

  /** The page of a place that isn't the end: what was read lately, else what AWS has now. */
  async function find(
    wanted: Wanted,
    pageKey: string,
    query: PageQuery,
  ): Promise<Result<StreamPage>> {
    const page = known(wanted, pageKey)
    const isFresh = page && (!isEmpty(page) || isWithin(page.readAtMs, wanted.nowMs, END_KNOWN_MS))
    return isFresh ? succeed(page) : askOnce(wanted, pageKey, query)
  }

  /** Known pages from a token on, as many as an answer has. */
  function walk(wanted: Wanted, token: string, before: readonly StreamPage[]): StreamPage[] {
    const pages = [...before]
    let cursor = token
    let room = EVENTS_PER_PAGE - countEvents(before)
    while (room > 0 && pages.length < MOST_PAGES) {
      const page = known(wanted, toForwardKey(cursor))
      if (!page || page.forward === cursor) break
      pages.push(page)
      room -= page.events.length
      cursor = page.forward
    }
    return pages
  }

  /**
   * Whether it was seen lately that nothing comes after a token. AWS may answer a short page before the
   * end, so an assumed end counts only where it is asked for again.
   */
  function isEndKnown({ isLive, nowMs, streamKey }: Wanted, token: string): boolean {
    const end = cache.get(streamKey, toForwardKey(token))
    if (!end || !isEmpty(end) || end.forward !== token || (end.isAssumed && !isLive)) return false
    return isWithin(end.readAtMs, nowMs, isLive ? END_KNOWN_MS : SETTLED_END_KNOWN_MS)
  }

  /** From a token to the end, or as much as an answer has. */
  async function readOn(
    wanted: Wanted,
    token: string,
    before: readonly StreamPage[] = [],
  ): Promise<Result<{ pages: StreamPage[]; token: string; isEnd: boolean }>> {
    const pages = walk(wanted, token, before)
    const last = pages.at(-1)
    const cursor = last?.forward ?? token
    if (cursor === '' || isEndKnown(wanted, cursor)) {
      return succeed({ pages, token: cursor, isEnd: true })
    }
    if (countEvents(pages) >= EVENTS_PER_PAGE || pages.length >= MOST_PAGES) {
      return succeed({ pages, token: cursor, isEnd: false })
    }
    const query = { direction: 'forward', token: cursor, limit: EVENTS_PER_PAGE } as const
    const asked = await askOnce(wanted, toForwardKey(cursor), query)
    if (!asked.ok) {
      // What is known is shown, and the next poll meets the failure again.
      return pages.some(page => page.events.length > 0) && isPassing(asked.failure.kind)
        ? succeed({ pages, token: cursor, isEnd: false })
        : asked
    }
    const page = asked.value
    const isEnd = page.forward === cursor || (wanted.isLive && !page.isFull)
    return succeed({ pages: [...pages, page], token: page.forward, isEnd })
  }

  async function readForward(wanted: Wanted, token: string): Promise<Result<StreamPart>> {
    const read = await readOn(wanted, token)
    return read.ok ? succeed(toPart({ ...read.value, isStart: false })) : read
  }

  async function readBackward(wanted: Wanted, token: string): Promise<Result<StreamPart>> {
    const query = { direction: 'backward', token, limit: EVENTS_PER_PAGE } as const
    const found = await find(wanted, `${BACKWARD}${token}`, query)
    if (!found.ok) return found
    const page = found.value
    const isStart = page.backward === token
    return succeed(toPart({ pages: [page], token: page.forward, isEnd: false, isStart }))
  }

  async function readFrom(wanted: Wanted, pageKey: string, fromMs?: number) {
    const query = { direction: 'forward', fromMs, limit: EVENTS_PER_PAGE } as const
    const found = await find(wanted, pageKey, query)
    if (!found.ok) return found
    const read = await readOn(wanted, found.value.forward, [found.value])
    return read.ok ? succeed(toPart({ ...read.value, isStart: fromMs === undefined })) : read
  }

  /** The newest events, from pages that are known where somebody follows the stream. */
  async function readTail(wanted: Wanted): Promise<Result<StreamPart>> {
    const { streamKey } = wanted
    const pages = followedPages(wanted)
    const last = pages.at(-1)
    if (last && !wanted.isLive) return succeed(toTail(pages, last.forward))
    if (last) {
      const read = await readOn(wanted, last.forward)
      if (!read.ok) return read
      const { isEnd, token, pages: later } = read.value
      if (isEnd) return succeed(toTail([...pages, ...later], token))
    }
    const query = { direction: 'backward', limit: TAIL_EVENTS } as const
    const asked = await askOnce(wanted, TAIL, query)
    if (!asked.ok) return asked
    followed.begin(streamKey, TAIL, asked.value)
    return succeed(toTail([asked.value], asked.value.forward))
  }

  /** The newest pages of a stream; none where its end wasn't read lately, as much may have come since. */
  function followedPages({ streamKey, nowMs, isLive }: Wanted): StreamPage[] {
    const pages: StreamPage[] = []
    for (const pageKey of followed.keys(streamKey)) {
      const page = cache.get(streamKey, pageKey)
      if (!page) return []
      pages.push(page)
    }
    const last = pages.at(-1)
    const end = last && cache.get(streamKey, toForwardKey(last.forward))
    const seenMs = Math.max(last?.readAtMs ?? 0, end?.readAtMs ?? 0)
    const isLate = !isWithin(seenMs, nowMs, isLive ? FOLLOWED_MS : SETTLED_END_KNOWN_MS)
    return isLate || (last && isEmpty(last)) ? [] : pages
  }

  return {
    read: wanted => {
      const { start } = wanted
      if ('token' in start) {
        const token = start.token.slice(1)
        return start.token.startsWith(BACKWARD)
          ? readBackward(wanted, token)
          : readForward(wanted, token)
      }
      if ('atMs' in start) return readFrom(wanted, `at ${start.atMs}`, start.atMs)
      return start.at === 'head' ? readFrom(wanted, 'head') : readTail(wanted)
    },
    drop: streamKey => {
      cache.drop(streamKey)
      followed.drop(streamKey)
    },
  }
}

/** Our tokens say in which direction AWS's go, as AWS has to be told. */
const FORWARD = '>'
const BACKWARD = '<'
export const isLogToken = (text: string): boolean => /^[<>]./.test(text)

/** The last pages, whole, as only their edges have tokens. */
function toTail(pages: readonly StreamPage[], token: string): StreamPart {
  let from = pages.length
  for (let count = 0; from > 0 && count < TAIL_EVENTS; from -= 1) {
    count += pages[from - 1]?.events.length ?? 0
  }
  const isStart = pages.every(isEmpty)
  return toPart({ pages: pages.slice(from), token, isEnd: true, isStart })
}

interface Pages {
  pages: readonly StreamPage[]
  /** AWS's token for what comes after them. */
  token: string
  isEnd: boolean
  isStart: boolean
}

const parts = new WeakMap<StreamPage, { made: Pages; part: StreamPart }>()

/** One object for all who want the same pages: nobody joins their events again, or writes them out. */
function toPart(wanted: Pages): StreamPart {
  const { pages, token, isEnd, isStart } = wanted
  const [first] = pages
  const known = first && parts.get(first)
  if (known && isSame(known.made, wanted)) return known.part
  const part = {
    events: pages.flatMap(page => page.events),
    forwardToken: token ? FORWARD + token : undefined,
    backwardToken: first?.backward && BACKWARD + first.backward,
    isEnd,
    isStart,
  }
  if (first) parts.set(first, { made: wanted, part })
  return part
}

const isSame = (one: Pages, other: Pages): boolean =>
  one.token === other.token &&
  one.isEnd === other.isEnd &&
  one.isStart === other.isStart &&
  one.pages.length === other.pages.length &&
  one.pages.every((page, index) => page === other.pages[index])

const TAIL = 'tail'
const toForwardKey = (token: string): string => FORWARD + token

const EMPTY = { events: [], eventCount: 0, isFull: false, bytes: 0 } satisfies Partial<StreamPage>

const isEmpty = (page: StreamPage): boolean => page.eventCount === 0

const countEvents = (pages: readonly StreamPage[]): number =>
  pages.reduce((sum, page) => sum + page.events.length, 0)

/** False where the clock was set back, too. */
const isWithin = (thenMs: number, nowMs: number, ms: number): boolean =>
  thenMs <= nowMs && nowMs - thenMs < ms

const isPassing = (kind: string): boolean => kind === 'throttled' || kind === 'unreachable'
