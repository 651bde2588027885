import type { Failure } from '@/lib/result'
import type { LogEvent, LogPageAnswer, LogStart } from '@/lib/log-view/log-answer'
import { toLogLines } from '@/lib/log-view/to-log-lines'
import { isError, toHeldLines } from './held-line'
import type { HeldLine } from './held-line'

/** Where the lines before a window are read: a page, or what comes before an instant. */
export type EarlierStart = { token: string } | { beforeMs: number }

export interface LineCounts {
  lines: number
  errors: number
  warnings: number
}

/**
 * The lines of one container that the page holds: a part of its log without a gap, oldest first.
 * The arrays grow in place, as appending to 200,000 lines must not copy them.
 */
export interface LogWindow {
  readonly container: string
  lines: HeldLine[]
  /** How many of the lines were put before those that came first. */
  before: number
  counts: LineCounts
  /** How many lines came since its end was reached, over all. */
  arrived: number
  /** Its end was reached: what is read from there on is new. */
  isCaughtUp: boolean
  /** Undefined until something was read. */
  earlier?: EarlierStart
  later?: LogStart
  isStart: boolean
  isEnd: boolean
  /** Whether a first page has come. */
  isRead: boolean
  source?: LogPageAnswer['source']
  failure?: Failure
  isLoadingEarlier: boolean
  isLoadingLater: boolean
  /** Lines were dropped at that end, as the page holds only so many. */
  isCutAtStart: boolean
  isCutAtEnd: boolean
}

export const createLogWindow = (container: string): LogWindow => ({
  container,
  lines: [],
  before: 0,
  counts: { lines: 0, errors: 0, warnings: 0 },
  arrived: 0,
  isCaughtUp: false,
  isStart: false,
  isEnd: false,
  isRead: false,
  isLoadingEarlier: false,
  isLoadingLater: false,
  isCutAtStart: false,
  isCutAtEnd: false,
})

/** Forgets what was read; what follows starts anew. */
export function clearWindow(window: LogWindow): void {
  Object.assign(window, createLogWindow(window.container), {
    earlier: undefined,
    later: undefined,
    failure: undefined,
  })
}

/** The lines of a page's events come in slices, as no frame has the time for thousands of them. */
type ReadSlice = () => Promise<void>

const EVENTS_PER_SLICE = 2_000

/** The lines of a page that comes after `before`. */
export async function readLines(
  container: string,
  events: readonly LogEvent[],
  before: HeldLine | undefined,
  pause: ReadSlice,
): Promise<HeldLine[]> {
  const lines: HeldLine[] = []
  for (let from = 0; from < events.length; from += EVENTS_PER_SLICE) {
    if (from > 0) await pause()
    const last = lines.at(-1) ?? before
    const slice = events.slice(from, from + EVENTS_PER_SLICE)
    for (const line of toHeldLines(toLogLines(container, slice, last), last)) lines.push(line)
  }
  return lines
}

/** Takes the lines of a page that comes after the window. */
export function appendPage(window: LogWindow, page: LogPageAnswer, lines: HeldLine[]): void {
  const { forwardToken, backwardToken, isStart, isEnd, source } = page
  for (const line of lines) window.lines.push(line)
  count(window, lines, 1)
  if (window.isCaughtUp) window.arrived += lines.length
  // A stream that has vanished names no token; where it was read to is known all the same.
  if (forwardToken !== undefined) window.later = { token: forwardToken }
  if (!window.isRead) {
    window.earlier = backwardToken === undefined ? undefined : { token: backwardToken }
    window.isStart = isStart
  }
  window.isEnd = isEnd
  window.isCaughtUp ||= isEnd
  window.isCutAtEnd &&= !isEnd
  window.isRead = true
  window.source = source
}

/** Takes the lines of a page that comes before the window. */
export function prependPage(window: LogWindow, page: LogPageAnswer, lines: HeldLine[]): void {
  const { backwardToken, isStart } = page
  adoptLevel(lines.at(-1), window.lines)
  window.lines = lines.concat(window.lines)
  window.before += lines.length
  count(window, lines, 1)
  // Without lines and without another token, asking again would bring the same for ever.
  const isSame = backwardToken === undefined || backwardToken === toToken(window.earlier)
  if (backwardToken !== undefined) window.earlier = { token: backwardToken }
  window.isStart = isStart || (lines.length === 0 && isSame)
  window.isCutAtStart &&= !window.isStart
}

const toToken = (earlier: EarlierStart | undefined): string | undefined =>
  earlier && 'token' in earlier ? earlier.token : undefined

/** Drops about so many of its oldest lines. All lines of an instant stay or go together. */
export function dropStart(window: LogWindow, most: number): void {
  const { lines } = window
  let end = Math.min(most, lines.length - 1)
  while (end > 0 && end < lines.length && isSameInstant(lines[end - 1], lines[end])) end += 1
  const first = lines[end]
  if (end <= 0 || !first) return
  count(window, lines.slice(0, end), -1)
  window.lines = lines.slice(end)
  window.before -= end
  window.earlier = { beforeMs: first.timestampMs }
  window.isStart = false
  window.isCutAtStart = true
}

/** The same at its end. */
export function dropEnd(window: LogWindow, most: number): void {
  const { lines } = window
  let start = Math.max(1, lines.length - most)
  while (start > 0 && isSameInstant(lines[start - 1], lines[start])) start -= 1
  const first = lines[start]
  if (start <= 0 || !first) return
  count(window, lines.slice(start), -1)
  window.lines = lines.slice(0, start)
  window.later = { atMs: first.timestampMs }
  window.isEnd = false
  window.isCaughtUp = false
  window.isCutAtEnd = true
}

/** The first lines held may go on from a line that has only now been read. */
function adoptLevel(last: HeldLine | undefined, lines: readonly HeldLine[]): void {
  if (last?.entryLevel === undefined) return
  for (const line of lines) {
    if (!line.isContinued || line.level !== undefined) return
    line.entryLevel = last.entryLevel
  }
}

function count({ counts }: LogWindow, lines: readonly HeldLine[], sign: 1 | -1): void {
  for (const line of lines) {
    if (isError(line)) counts.errors += sign
    else if (line.level === 'warn') counts.warnings += sign
  }
  counts.lines += sign * lines.length
}

const isSameInstant = (one: HeldLine | undefined, other: HeldLine | undefined): boolean =>
  one?.timestampMs === other?.timestampMs
