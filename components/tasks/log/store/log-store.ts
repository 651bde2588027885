import { afterPress } from '@/components/ui/after-press'
import type { LogStart } from '@/lib/log-view/log-answer'
import type { PhaseLine } from '@/lib/log-view/phase-lines'
import type { LineSearch } from '@/lib/log-view/search/search-lines'
import { toHeldLine } from './held-line'
import type { HeldLine } from './held-line'
import type { LineCounts, LogWindow } from './log-window'
import type { LineSource } from './merged-lines'
import type { AskPage, WindowChange } from './read-window'
import { ShownLines } from './shown-lines'
import type { FoundLines, LogView } from './shown-lines'
import { WindowReaders } from './window-readers'

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

/** The lines that a page holds of a task's log, and the rows that it shows of them. */
export class LogStore {
  private readonly readers: WindowReaders
  private readonly shown = new ShownLines()
  private readonly listeners = new Set<() => void>()
  private phases: readonly HeldLine[] = []
  private snapshot: LogSnapshot
  private timer: ReturnType<typeof setTimeout> | undefined
  private takePressBack: (() => void) | undefined
  private searchTimer: ReturnType<typeof setTimeout> | undefined
  private publishedMs = -Infinity
  private top = 0

  constructor({ ask, mostLines = MOST_LINES }: StoreOptions) {
    const isHidden = (container: string) => this.shown.isHidden(container)
    this.readers = new WindowReaders({ ask, mostLines, isHidden, onChange: this.change })
    this.snapshot = this.toSnapshot(0, 0)
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  readonly getSnapshot = (): LogSnapshot => this.snapshot

  /** Begins to read, unless another place was opened before. */
  begin(): void {
    this.readers.begin()
  }

  end(): void {
    this.cancelPublish()
    clearTimeout(this.searchTimer)
    this.readers.end()
  }

  /** Where the reader looks at the end, the start is what can be dropped. */
  noteFollowing(isFollowing: boolean): void {
    this.readers.noteFollowing(isFollowing)
  }

  /** Asks again where something failed or waits. */
  wake(): void {
    this.readers.wake()
  }

  /** The containers whose logs are read, in the order of the page. */
  setContainers(names: readonly string[]): void {
    this.readers.setContainers(names)
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
    this.shown.setView(view)
    this.publish()
  }

  toggleStack(id: number): void {
    this.shown.toggleStack(id)
    this.publish()
  }

  /** Shows a line that may be folded away. */
  openStackOf(line: HeldLine): void {
    if (this.shown.openStackOf(line)) this.publish()
  }

  /** Reads from another place. */
  async open(start: LogStart): Promise<void> {
    await this.readers.open(start)
    this.publish()
  }

  loadEarlier(): Promise<void> {
    return this.readers.loadEarlier()
  }

  loadLater(): Promise<void> {
    return this.readers.loadLater()
  }

  /** Reads on in both directions until all is there, or as much as the page holds. */
  loadAll(): Promise<void> {
    return this.readers.loadAll()
  }

  stopLoading(): void {
    this.readers.stopLoading()
  }

  /** Loads the lines around an instant, unless they are there. */
  async reach(atMs: number): Promise<void> {
    if (!this.covers(atMs)) await this.open({ atMs })
  }

  private covers(atMs: number): boolean {
    const { isStart, isEnd, isRead, lines } = this.snapshot
    const [first, last] = [lines[0], lines.at(-1)]
    return (
      isRead &&
      (isStart || (first !== undefined && first.timestampMs < atMs)) &&
      (isEnd || (last !== undefined && last.timestampMs > atMs))
    )
  }

  /** The row at an instant or the first one after it; the last row where none comes after it. */
  rowAt(atMs: number): number {
    return this.shown.rowAt(atMs)
  }

  /** The row that shows a line, or that the line is folded behind; -1 where none does. */
  rowOf(line: HeldLine): number {
    return this.shown.rowOf(line)
  }

  /** The row at the top of the list; it is told by the list. */
  readonly topRow = (): number => this.top

  noteTop(row: number): void {
    this.top = row
  }

  /** The index of its line, among those that are searched. */
  topIndex(): number {
    const line = this.shown.rows[this.top]
    return line ? this.lineIndexOf(line) : 0
  }

  /** The index of a line among those that are searched. */
  lineIndexOf(line: HeldLine): number {
    return Math.max(0, this.shown.indexOf(line))
  }

  private readonly change = (change: WindowChange): void => {
    if (change !== 'end') this.shown.invalidate(change === 'start' ? 'start' : 'lines')
    // Not at once: reading a page's lines took this frame's time already.
    const waitMs = this.publishedMs + PUBLISH_MS - Date.now()
    this.timer ??= setTimeout(this.publishAfterPress, Math.max(0, waitMs))
  }

  /** Lines that come move others away from under the pointer. */
  private readonly publishAfterPress = (): void => {
    this.takePressBack = afterPress(this.publish)
  }

  private cancelPublish(): void {
    clearTimeout(this.timer)
    this.timer = undefined
    this.takePressBack?.()
    this.takePressBack = undefined
  }

  private readonly publish = (): void => {
    this.cancelPublish()
    this.publishedMs = Date.now()
    if (this.readers.dropTooMany()) this.shown.invalidate('lines')
    const isNewOrder = this.shown.take(this.toSources(), searchALittle)
    this.searchOn()
    const { version, order } = this.snapshot
    this.snapshot = this.toSnapshot(version + 1, isNewOrder ? order + 1 : order)
    for (const listener of this.listeners) listener()
  }

  /** Searches on once the browser had time for everything else. */
  private searchOn(): void {
    clearTimeout(this.searchTimer)
    const { found } = this.shown
    if (!found || found.isDone) return
    this.searchTimer = setTimeout(() => {
      searchALittle(found.search)
      this.searchOn()
      this.change('end')
    })
  }

  private toSources(): LineSource[] {
    const sources = this.readers.shown.map((window): LineSource => {
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
    const { readers, shown } = this
    const windows = readers.shown
    const sum = (name: keyof LineCounts) =>
      windows.reduce((total, { counts }) => total + counts[name], 0)
    return {
      version,
      order,
      rows: shown.rows,
      lines: shown.lines,
      folds: shown.folds,
      windows: readers.windows,
      counts: { lines: sum('lines'), errors: sum('errors'), warnings: sum('warnings') },
      isStart: readers.isStart,
      isEnd: readers.isEnd,
      isRead: windows.every(({ isRead, failure }) => isRead || failure),
      isLoadingEarlier: windows.some(({ isLoadingEarlier }) => isLoadingEarlier),
      isLoadingLater: windows.some(({ isLoadingLater, isEnd }) => isLoadingLater && !isEnd),
      isLoadingAll: readers.isLoadingAll,
      arrived: windows.reduce((total, { arrived }) => total + arrived, 0),
      found: shown.found,
    }
  }
}

const searchALittle = (search: LineSearch): void =>
  void search.step(SEARCH_MS, () => performance.now())

const toPhase = ({ timestampMs, text }: PhaseLine): HeldLine => ({
  ...toHeldLine(
    { container: '', timestampMs, message: text, part: 0, isContinued: false },
    undefined,
  ),
  isPhase: true,
})
