import 'server-only'
import type { TaskAddress } from '../../aws/arn.ts'
import { toDownloadText } from '../../log-view/download-text.ts'
import type { LogLevel, LogLine } from '../../log-view/log-line.ts'
import { compileSearch } from '../../log-view/search/compile-search.ts'
import type { LogSearch } from '../../log-view/search/log-search.ts'
import { toPlainText } from '../../log-view/styled-text.ts'
import { succeed } from '../../result.ts'
import type { Result } from '../../result.ts'
import type { TrackingContext } from '../tracking-context.server.ts'
import { locateLogs } from './locate-log.server.ts'
import type { LogPlace } from './locate-log.server.ts'
import { openLogCursor } from './log-cursor.server.ts'
import type { LogCursor } from './log-cursor.server.ts'

export interface LogDownloadRequest {
  containers: readonly string[]
  /** Only lines that match. */
  search?: { text: string; isRegex: boolean; isCaseSensitive: boolean }
  /** Only entries of these levels. */
  levels?: readonly LogLevel[]
}

export interface LogDownload {
  fileName: string
  /** UTF-8 text. It fails where a page can't be read. */
  body: ReadableStream<Uint8Array>
}

/**
 * The logs of a task's containers as one text, merged by time. A page of each is in memory at a time, and
 * the next one is read when the reader has taken what there is. Undefined if this session has no such
 * task; a failure where the first pages can't be read.
 */
export async function downloadTaskLog(
  ctx: TrackingContext,
  address: TaskAddress,
  { containers, search, levels }: LogDownloadRequest,
): Promise<Result<LogDownload | undefined>> {
  const compiled = search ? compileSearch(search) : succeed(undefined)
  if (!compiled.ok) return compiled
  const places = await locateLogs(ctx, address, [...new Set(containers)])
  if (!places.ok) return places
  if (!places.value) return succeed(undefined)
  const aborted = new AbortController()
  const cursors = places.value.map(place => openLogCursor(ctx, place, aborted.signal))
  for (const cursor of cursors) {
    const filled = await cursor.fill()
    if (!filled.ok) return filled
  }
  const isShown = toFilter(compiled.value, levels)
  const texts = mergeTexts(cursors, isShown, { withContainer: cursors.length > 1 })
  const isFiltered = search !== undefined || levels !== undefined
  return succeed({
    fileName: toFileName(address, places.value, isFiltered),
    body: toBody(texts, aborted),
  })
}

type IsShown = (line: LogLine) => boolean

/** A line that goes on from another one has that one's level. */
function toFilter(search: LogSearch | undefined, levels: readonly LogLevel[] | undefined): IsShown {
  const wanted = levels && new Set(levels)
  const levelOf = new Map<string, LogLevel | undefined>()
  return line => {
    if (!line.isContinued) levelOf.set(line.container, line.level)
    if (wanted && !wanted.has(levelOf.get(line.container) ?? 'info')) return false
    return search === undefined || search.matches(toPlainText(line.message))
  }
}

/** So much text is sent at a time. */
const CHUNK_CHARACTERS = 64 * 1024

/** @throws Error for a page that can't be read. */
async function* mergeTexts(
  cursors: readonly LogCursor[],
  isShown: IsShown,
  style: { withContainer: boolean },
): AsyncGenerator<string, void> {
  let text = ''
  for (let next = earliest(cursors); next; next = earliest(cursors)) {
    const { cursor, line } = next
    if (isShown(line)) text += `${toDownloadText(line, style)}\n`
    cursor.advance()
    if (text.length >= CHUNK_CHARACTERS) {
      yield text
      text = ''
    }
    if (cursor.peek()) continue
    // Whoever waits gets what there is, and the event loop its turn.
    if (text) yield text
    text = ''
    const filled = await cursor.fill()
    if (!filled.ok) throw new Error(`The log can’t be read on: ${filled.failure.message}`)
  }
  if (text) yield text
}

/** Of lines of the same time, that of the first container. */
function earliest(cursors: readonly LogCursor[]): { cursor: LogCursor; line: LogLine } | undefined {
  let found: { cursor: LogCursor; line: LogLine } | undefined
  for (const cursor of cursors) {
    const line = cursor.peek()
    if (line && (!found || line.timestampMs < found.line.timestampMs)) found = { cursor, line }
  }
  return found
}

/** Asks for more only when what was sent is taken. Whoever goes away ends the reading. */
function toBody(
  texts: AsyncGenerator<string, void>,
  aborted: AbortController,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    pull: async controller => {
      const next = await texts.next()
      if (next.done) controller.close()
      else controller.enqueue(encoder.encode(next.value))
    },
    cancel: async () => {
      aborted.abort()
      await texts.return()
    },
  })
}

const LONGEST_PART = 80

/** `FAMILY-TASK-ID.log`, with the container's name where it is one alone. */
function toFileName(
  { taskId }: TaskAddress,
  places: readonly LogPlace[],
  isFiltered: boolean,
): string {
  const [first, ...others] = places
  const only = others.length === 0 ? first?.container : undefined
  const parts = [first?.family, taskId, only, isFiltered ? 'filtered' : undefined]
  const safe = parts.flatMap(part => part?.replace(/[^\w.-]/g, '-').slice(0, LONGEST_PART) ?? [])
  return `${safe.join('-')}.log`
}
