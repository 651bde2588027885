import type { LogStart } from '@/lib/log-view/log-answer'
import { dropEnd, dropStart } from './log-window'
import type { LogWindow } from './log-window'
import { WindowReader } from './read-window'
import type { AskPage, WindowChange } from './read-window'

interface ReadersOptions {
  ask: AskPage
  /** The most lines that are held. */
  mostLines: number
  isHidden: (container: string) => boolean
  onChange: (change: WindowChange) => void
}

/** A tenth at a time: each drop merges all lines anew. */
const DROPPED_PART = 0.1

/** Reads the logs of a task's containers, all from the same place. */
export class WindowReaders {
  private readonly options: ReadersOptions
  private readers: WindowReader[] = []
  private start: LogStart = { at: 'tail' }
  private isStarted = false
  private isAtEnd = true
  isLoadingAll = false

  constructor(options: ReadersOptions) {
    this.options = options
  }

  get windows(): LogWindow[] {
    return this.readers.map(({ window }) => window)
  }

  /** Those that nobody has hidden. */
  get shown(): LogWindow[] {
    return this.shownReaders().map(({ window }) => window)
  }

  get isStart(): boolean {
    return this.shown.every(window => window.isStart || cannotBeRead(window))
  }

  get isEnd(): boolean {
    return this.shown.every(window => window.isEnd || cannotBeRead(window))
  }

  /** Begins to read, unless another place was opened before. */
  begin(): void {
    if (this.isStarted) return
    this.isStarted = true
    for (const reader of this.readers) void reader.open(this.start)
  }

  end(): void {
    this.isStarted = false
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
    this.options.onChange('anywhere')
  }

  /** Reads from another place. */
  async open(start: LogStart): Promise<void> {
    this.start = start
    this.isAtEnd = 'at' in start && start.at === 'tail'
    this.isStarted = true
    await Promise.all(this.readers.map(reader => reader.open(start)))
    // What comes right before an instant belongs to it, too.
    if ('atMs' in start) await this.loadEarlier()
  }

  async loadEarlier(): Promise<void> {
    await Promise.all(this.toOldest().map(reader => reader.readEarlier()))
  }

  async loadLater(): Promise<void> {
    const behind = this.shownReaders().filter(({ window }) => window.isRead && !window.isEnd)
    await Promise.all(behind.map(reader => reader.readLater()))
  }

  /** Reads on in both directions until all is there, or as much as may be held. */
  async loadAll(): Promise<void> {
    if (this.isLoadingAll) return
    this.isLoadingAll = true
    this.options.onChange('end')
    while (this.isLoadingAll && this.isStarted && this.countHeld() < this.options.mostLines) {
      const before = this.countHeld()
      const { isStart, isEnd } = this
      if (isStart && isEnd) break
      await (isStart ? this.loadLater() : this.loadEarlier())
      // Without a token there is nothing to ask for.
      if (this.countHeld() === before && (this.hasFailed() || !this.canReadOn())) break
    }
    this.isLoadingAll = false
    this.options.onChange('end')
  }

  stopLoading(): void {
    this.isLoadingAll = false
  }

  /** Holds no more lines than it may. Answers whether some were dropped. */
  dropTooMany(): boolean {
    const { mostLines } = this.options
    if (this.countHeld() <= mostLines) return false
    const longest = [...this.readers].sort(
      (one, other) => other.window.lines.length - one.window.lines.length,
    )[0]
    if (!longest) return false
    const dropped = this.countHeld() - mostLines + Math.floor(mostLines * DROPPED_PART)
    if (this.isAtEnd) dropStart(longest.window, dropped)
    else {
      dropEnd(longest.window, dropped)
      longest.stopFollowing()
    }
    return true
  }

  private addReader(container: string): WindowReader {
    const { ask, onChange } = this.options
    const reader = new WindowReader({ container, ask, onChange })
    if (this.isStarted) void reader.open(this.start)
    return reader
  }

  private shownReaders(): WindowReader[] {
    return this.readers.filter(({ window }) => !this.options.isHidden(window.container))
  }

  /**
   * Those that hide what came before them: where one is read, the others needn't be. One without
   * lines says nothing about the others.
   */
  private toOldest(): WindowReader[] {
    const open = this.shownReaders().filter(({ window }) => window.isRead && !window.isStart)
    const firstMs = ({ window }: WindowReader) => window.lines[0]?.timestampMs ?? -Infinity
    const newestMs = Math.max(...open.map(firstMs))
    return open.filter(reader => [newestMs, -Infinity].includes(firstMs(reader)))
  }

  private countHeld(): number {
    return this.readers.reduce((total, { window }) => total + window.lines.length, 0)
  }

  private canReadOn(): boolean {
    return this.shown.some(
      ({ isStart, isEnd, earlier }) => (!isStart && earlier !== undefined) || !isEnd,
    )
  }

  private hasFailed(): boolean {
    return this.readers.some(({ window }) => window.failure !== undefined)
  }
}

const cannotBeRead = ({ failure, isRead }: LogWindow): boolean => failure !== undefined && !isRead
