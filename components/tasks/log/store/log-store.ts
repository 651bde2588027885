import type { LogLevel } from '@/lib/log-view/log-line'
import type { LogStart } from '@/lib/log-view/log-answer'
import type { PhaseLine } from '@/lib/log-view/phase-lines'
import type { LogSearch } from '@/lib/log-view/search/log-search'
import { LineSearch } from '@/lib/log-view/search/search-lines'
import { toHeldLine } from './held-line'
import type { HeldLine } from './held-line'
import { dropEnd, dropStart } from './log-window'
import type { LineCounts, LogWindow } from './log-window'
import { firstIndexFrom, MergedLines } from './merged-lines'
import type { LineSource } from './merged-lines'
import { WindowReader } from './read-window'
import type { AskPage, WindowChange } from './read-window'
import { RowList } from './row-list'
import type { RowFilter } from './row-list'

/** What of the log is shown. */
export interface LogView {
  hidden: ReadonlySet<string>
  levels?: ReadonlySet<LogLevel>
  search?: LogSearch
  /** Only what the search finds is shown. */
  isFiltered: boolean
}

/** What a page draws. `rows` and `lines` grow in place: `version` says that something changed. */
export interface LogSnapshot {
  version: number
  /** Changes where rows are other ones than before, not only more. */
  order: number
  rows: readonly HeldLine[]
  lines: readonly HeldLine[]
  folds: ReadonlyMap<number, number>
  windows: readonly LogWindow[]
  /** Of the lines loaded of the containers that are shown. */
  counts: LineCounts
  isStart: boolean
  isEnd: boolean
  isRead: boolean
  isLoadingEarlier: boolean
  isLoadingLater: boolean
  isLoadingAll: boolean
  /** How many lines came at the end since the page was opened. */
  arrived: number
  /** Undefined while nothing is searched for. */
  found?: FoundLines
}

export interface FoundLines {
  matches: number
  isDone: boolean
  search: LineSearch
}

interface StoreOptions {
  ask: AskPage
  /** The most lines that the page holds. */
  mostLines?: number
}

const MOST_LINES = 300_000

/** What is drawn is brought up to date at most this often. */
const PUBLISH_MS = 100

/** So much of a frame's time. */
const SEARCH_MS = 8

/** A tenth at a time: each drop merges all lines anew. */
const DROPPED_PART = 0.1

/** The lines that a page holds of a task's log, and the rows that it shows of them. */
export class LogStore {
  private readonly options: StoreOptions
  private readonly listeners = new Set<() => void>()
  private readers: WindowReader[] = []
  private phases: readonly HeldLine[] = []
  private readonly merged = new MergedLines()
  private readonly list = new RowList()
  private view: LogView = { hidden: new Set(), isFiltered: false }
  private search: LineSearch | undefined
  private searchTimer: ReturnType<typeof setTimeout> | undefined
  private snapshot: LogSnapshot
  private timer: ReturnType<typeof setTimeout> | undefined
  private publishedMs = -Infinity
  private isReset = false
  private isPrepended = false
  private start: LogStart = { at: 'tail' }
  private isStarted = false
  private isLoadingAll = false
  private top = 0
  private isAtEnd = true

  constructor(options: StoreOptions) {
    this.options = options
    this.snapshot = this.toSnapshot(0, 0)
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  readonly getSnapshot = (): LogSnapshot => this.snapshot

  /** Begins to read, unless another place was opened before. */
  begin(): void {
    if (this.isStarted) return
    this.isStarted = true
    for (const reader of this.readers) void reader.open(this.start)
  }

  end(): void {
    this.isStarted = false
    clearTimeout(this.timer)
    this.timer = undefined
    clearTimeout(this.searchTimer)
    for (const reader of this.readers) reader.stop()
  }

  /** Where the reader looks at the end, the start is what can be dropped. */
  noteFollowing(isFollowing: boolean): void {
    this.isAtEnd = isFollowing
  }

  /** Asks again where something failed or waits. */
  wake(): void {
    for (const reader of this.readers) reader.wake()
  }

  /** The containers whose logs are read, in the order of the page. */
  setContainers(names: readonly string[]): void {
    const known = new Map(this.readers.map(reader => [reader.window.container, reader]))
    if (known.size === names.length && names.every(name => known.has(name))) return
    this.readers = names.map(name => known.get(name) ?? this.addReader(name))
    for (const [name, reader] of known) if (!names.includes(name)) reader.stop()
    this.change('anywhere')
  }

  /** Our own lines among those of the containers, oldest first. */
  setPhases(phases: readonly PhaseLine[]): void {
    const isSame = ({ timestampMs, message }: HeldLine, index: number) =>
      phases[index]?.timestampMs === timestampMs && phases[index].text === message
    if (phases.length === this.phases.length && this.phases.every(isSame)) return
    this.phases = phases.map(toPhase)
    this.change('anywhere')
  }

  setView(view: LogView): void {
    const { search } = view
    if (search !== this.view.search) this.search = search && new LineSearch(search)
    this.view = view
    this.isReset = true
    this.publish()
  }

  toggleStack(id: number): void {
    const { opened } = this.list
    if (!opened.delete(id)) opened.add(id)
    this.isReset = true
    this.publish()
  }

  /** Reads from another place. */
  async open(start: LogStart): Promise<void> {
    this.start = start
    this.isAtEnd = 'at' in start && start.at === 'tail'
    this.isStarted = true
    await Promise.all(this.readers.map(reader => reader.open(start)))
    // What comes right before an instant belongs to it, too.
    if ('atMs' in start) await this.loadEarlier()
    this.publish()
  }

  async loadEarlier(): Promise<void> {
    await Promise.all(this.toOldest().map(reader => reader.readEarlier()))
  }

  async loadLater(): Promise<void> {
    const behind = this.shown().filter(({ window }) => window.isRead && !window.isEnd)
    await Promise.all(behind.map(reader => reader.readLater()))
  }

  /** Reads on in both directions until all is there, or as much as the page holds. */
  async loadAll(): Promise<void> {
    if (this.isLoadingAll) return
    this.isLoadingAll = true
    this.change('end')
    while (this.isLoadingAll && this.isStarted && this.countHeld() < this.toMost()) {
      const before = this.countHeld()
      const { isStart, isEnd } = this.toSnapshot(0, 0)
      if (isStart && isEnd) break
      await (isStart ? this.loadLater() : this.loadEarlier())
      // Without a token there is nothing to ask for.
      if (this.countHeld() === before && (this.hasFailed() || !this.canReadOn())) break
    }
    this.isLoadingAll = false
    this.change('end')
  }

  stopLoading(): void {
    this.isLoadingAll = false
  }

  /** Loads the lines around an instant, unless they are there. */
  async reach(atMs: number): Promise<void> {
    if (!this.covers(atMs)) await this.open({ atMs })
  }

  private covers(atMs: number): boolean {
    const { isStart, isEnd, isRead } = this.snapshot
    const { lines } = this.merged
    const [first, last] = [lines[0], lines.at(-1)]
    return (
      isRead &&
      (isStart || (first !== undefined && first.timestampMs < atMs)) &&
      (isEnd || (last !== undefined && last.timestampMs > atMs))
    )
  }

  /** The row at an instant or the first one after it; the last row where none comes after it. */
  rowAt(atMs: number): number {
    const { rows } = this.list
    return Math.min(firstIndexFrom(rows, atMs), rows.length - 1)
  }

  /** The row at the top of the list; it is told by the list. */
  readonly topRow = (): number => this.top

  noteTop(row: number): void {
    this.top = row
  }

  /** The index of its line, among those that are searched. */
  topIndex(): number {
    const line = this.list.rows[this.top]
    return line ? this.lineIndexOf(line) : 0
  }

  /** Shows a line that may be folded away. */
  openStackOf(line: HeldLine): void {
    const head = this.list.rows[this.rowOf(line)]
    if (!head || head === line || this.list.opened.has(head.id)) return
    this.toggleStack(head.id)
  }

  /** The index of a line among those that are searched. */
  lineIndexOf(line: HeldLine): number {
    return Math.max(0, this.indexOf(line))
  }

  /** The row that shows a line, or that the line is folded behind; -1 where none does. */
  rowOf(line: HeldLine): number {
    const index = this.indexOf(line)
    return index < 0 ? -1 : this.list.rowOfLine(index, this.merged.lines)
  }

  private indexOf(line: HeldLine): number {
    const { lines } = this.merged
    let index = firstIndexFrom(lines, line.timestampMs)
    while (lines[index] && lines[index] !== line) {
      if ((lines[index]?.timestampMs ?? 0) > line.timestampMs) return -1
      index += 1
    }
    return index < lines.length ? index : -1
  }

  private addReader(container: string): WindowReader {
    const { ask } = this.options
    const reader = new WindowReader({ container, ask, onChange: this.change })
    if (this.isStarted) void reader.open(this.start)
    return reader
  }

  private readonly change = (change: WindowChange): void => {
    if (change === 'anywhere') this.isReset = true
    if (change === 'start') this.isPrepended = true
    const waitMs = this.publishedMs + PUBLISH_MS - Date.now()
    if (waitMs <= 0) this.publish()
    else this.timer ??= setTimeout(this.publish, waitMs)
  }

  private readonly publish = (): void => {
    clearTimeout(this.timer)
    this.timer = undefined
    this.publishedMs = Date.now()
    this.dropTooMany()
    const { version, order } = this.snapshot
    const isNewOrder = this.isReset || this.isPrepended
    this.takeLines()
    this.isReset = false
    this.isPrepended = false
    this.snapshot = this.toSnapshot(version + 1, isNewOrder ? order + 1 : order)
    for (const listener of this.listeners) listener()
  }

  /** Brings the merged lines and the rows up to date with what the readers hold. */
  private takeLines(): void {
    const { merged, list, search } = this
    const sources = this.toSources()
    const before = merged.lines.length
    // A filter by a search knows lines by their index, so it starts anew.
    const isAnew = this.isReset || (this.isPrepended && this.view.isFiltered && search)
    let changedFrom = 0
    if (isAnew) {
      merged.reset(sources)
      list.reset(this.toFilter())
    } else {
      const added = this.isPrepended ? merged.prepend(sources) : 0
      if (added > 0) list.prepend(merged.lines, added)
      changedFrom = merged.extend(sources)
    }
    const { lines } = merged
    if (this.isReset || this.isPrepended || changedFrom < before || lines.length > before) {
      search?.setLines(lines.slice())
    }
    this.searchOn()
    list.extend(lines, changedFrom, this.toUntil())
  }

  private toFilter(): RowFilter {
    const { levels, isFiltered } = this.view
    const { search } = this
    if (!search || !isFiltered) return { levels }
    return { levels, isMatch: index => search.countAt(index) > 0 }
  }

  /** A filter shows what is searched so far. */
  private readonly toUntil = (): number | undefined =>
    this.view.isFiltered ? this.search?.searchedCount : undefined

  /** Searches a little, and goes on once the browser had time for everything else. */
  private searchOn(): void {
    clearTimeout(this.searchTimer)
    const { search } = this
    if (!search || search.step(SEARCH_MS, () => performance.now())) return
    this.searchTimer = setTimeout(() => {
      this.searchOn()
      this.change('end')
    })
  }

  private dropTooMany(): void {
    const most = this.toMost()
    if (this.countHeld() <= most) return
    const longest = [...this.readers].sort(
      (one, other) => other.window.lines.length - one.window.lines.length,
    )[0]
    if (!longest) return
    const dropped = this.countHeld() - most + Math.floor(most * DROPPED_PART)
    if (this.isAtEnd) dropStart(longest.window, dropped)
    else {
      dropEnd(longest.window, dropped)
      longest.stopFollowing()
    }
    this.isReset = true
  }

  private shown(): WindowReader[] {
    return this.readers.filter(({ window }) => !this.view.hidden.has(window.container))
  }

  /** Those that hide what came before them: where one is read, the others needn't be. */
  private toOldest(): WindowReader[] {
    const open = this.shown().filter(({ window }) => window.isRead && !window.isStart)
    const firstMs = ({ window }: WindowReader) => window.lines[0]?.timestampMs ?? Infinity
    const newestMs = Math.max(...open.map(firstMs))
    return open.filter(reader => firstMs(reader) === newestMs)
  }

  private toSources(): LineSource[] {
    const sources = this.shown().map(({ window }): LineSource => {
      const { lines, before, isStart, isEnd, isRead, failure } = window
      // What can't be read must not hold back what can.
      const hasFailed = failure !== undefined
      return {
        lines,
        before,
        isStart: isStart || (hasFailed && !isRead),
        isEnd: isEnd || hasFailed,
      }
    })
    return [...sources, { lines: this.phases, before: 0, isStart: true, isEnd: true }]
  }

  private toSnapshot(version: number, order: number): LogSnapshot {
    const windows = this.shown().map(({ window }) => window)
    const sum = (name: keyof LineCounts) =>
      windows.reduce((total, { counts }) => total + counts[name], 0)
    const isOver = (name: 'isStart' | 'isEnd') =>
      windows.every(window => window[name] || (window.failure && !window.isRead))
    return {
      version,
      order,
      rows: this.list.rows,
      lines: this.merged.lines,
      folds: this.list.folds,
      windows: this.readers.map(({ window }) => window),
      counts: { lines: sum('lines'), errors: sum('errors'), warnings: sum('warnings') },
      isStart: isOver('isStart'),
      isEnd: isOver('isEnd'),
      isRead: windows.every(({ isRead, failure }) => isRead || failure),
      isLoadingEarlier: windows.some(({ isLoadingEarlier }) => isLoadingEarlier),
      isLoadingLater: windows.some(({ isLoadingLater, isEnd }) => isLoadingLater && !isEnd),
      isLoadingAll: this.isLoadingAll,
      arrived: windows.reduce((total, { arrived }) => total + arrived, 0),
      found: this.search && {
        matches: this.search.matchCount,
        isDone: this.search.searchedCount === this.merged.lines.length,
        search: this.search,
      },
    }
  }

  private readonly toMost = (): number => this.options.mostLines ?? MOST_LINES

  private readonly countHeld = (): number =>
    this.readers.reduce((total, { window }) => total + window.lines.length, 0)

  private readonly canReadOn = (): boolean =>
    this.shown().some(
      ({ window }) => (!window.isStart && window.earlier !== undefined) || !window.isEnd,
    )

  private readonly hasFailed = (): boolean =>
    this.readers.some(({ window }) => window.failure !== undefined)
}

const toPhase = ({ timestampMs, text }: PhaseLine): HeldLine => ({
  ...toHeldLine(
    { container: '', timestampMs, message: text, part: 0, isContinued: false },
    undefined,
  ),
  isPhase: true,
})
