import type { Answer } from '@/components/data/ask-server'
import { isLasting, toShownFailure, unwrap } from '@/components/data/failure-error'
import { toRetryMs } from '@/components/data/retry-delay'
import type { LogPageAnswer, LogStart } from '@/lib/log-view/log-answer'
import { appendPage, clearWindow, createLogWindow, prependPage, readLines } from './log-window'
import type { EarlierStart, LogWindow } from './log-window'

export type AskPage = (
  container: string,
  start: LogStart,
  signal: AbortSignal,
) => Promise<Answer<LogPageAnswer>>

interface ReaderOptions {
  container: string
  ask: AskPage
  onChange: (change: WindowChange) => void
}

/** Where a window's lines are other than before; `anywhere` where nothing that was known holds. */
export type WindowChange = 'end' | 'start' | 'anywhere'

/** So many empty pages are read on from at once. */
const MOST_EMPTY = 10

const isEmpty = ({ events, isStart }: LogPageAnswer): boolean => events.length === 0 && !isStart

/** Lets the browser draw and answer keys. */
const pause = () => new Promise<void>(resolve => setTimeout(resolve))

/** Where no page says when to ask for what comes after it, though more is there. */
const SOON_MS = 0

/**
 * Reads a container's log into a window: from its end, which it follows as the server says, or from
 * an instant, from which it goes on when it is asked to.
 */
export class WindowReader {
  readonly window: LogWindow
  private readonly options: ReaderOptions
  private asking = new AbortController()
  private reading: { earlier?: Promise<void>; later?: Promise<void> } = {}
  private timer: ReturnType<typeof setTimeout> | undefined
  private failures = 0
  private start: LogStart = { at: 'tail' }
  /** Whether it asks by itself for what comes after the window. */
  private isFollowing = false
  private isStopped = true

  constructor(options: ReaderOptions) {
    this.options = options
    this.window = createLogWindow(options.container)
  }

  /** Forgets what was read and starts at another place. */
  open(start: LogStart): Promise<void> {
    this.stop()
    this.isStopped = false
    this.start = start
    this.isFollowing = 'at' in start && start.at === 'tail'
    this.failures = 0
    clearWindow(this.window)
    return this.readLater()
  }

  stop(): void {
    this.isStopped = true
    this.asking.abort(new Error('The log is no longer read'))
    this.asking = new AbortController()
    this.reading = {}
    clearTimeout(this.timer)
    this.window.isLoadingEarlier = false
    this.window.isLoadingLater = false
  }

  /** What comes after the window is read only when it is asked for. */
  stopFollowing(): void {
    this.isFollowing = false
    clearTimeout(this.timer)
    this.timer = undefined
  }

  /** Asks now where it waits or has failed, such as after a sign-in or when a tab is shown again. */
  wake(): void {
    const { isRead, failure } = this.window
    if (this.isStopped || this.window.isLoadingLater) return
    if (this.timer !== undefined || failure || !isRead) void this.readLater()
  }

  /** Reads on at the end; who asks meanwhile waits for the same page. */
  readLater(): Promise<void> {
    if (this.isStopped) return Promise.resolve()
    this.reading.later ??= this.runLater()
    return this.reading.later
  }

  private async runLater(): Promise<void> {
    const { window } = this
    clearTimeout(this.timer)
    this.timer = undefined
    window.isLoadingLater = true
    if (!window.isRead) this.options.onChange('end')
    const { signal } = this.asking
    try {
      const answer = await this.options.ask(window.container, window.later ?? this.start, signal)
      if (signal.aborted) return
      const page = unwrap(answer)
      const before = window.lines.at(-1)
      const lines = await readLines(window.container, page.events, before, pause)
      if (signal.aborted) return
      const wasKnown = window.isRead && !window.failure
      this.failures = 0
      window.failure = undefined
      window.isLoadingLater = false
      // Who hears of the change may ask for the next page.
      delete this.reading.later
      appendPage(window, page, lines)
      if (page.isEnd) this.isFollowing = true
      if (this.isFollowing) this.schedule(page.isEnd ? answer.nextPollMs : SOON_MS)
      if (lines.length > 0 || !wasKnown || page.isEnd) {
        this.options.onChange(wasKnown ? 'end' : 'anywhere')
      }
    } catch (error) {
      if (!signal.aborted) this.fail(error)
    }
  }

  /** The same at the start. */
  readEarlier(): Promise<void> {
    const { earlier, isStart } = this.window
    if (this.isStopped || !earlier || isStart) return Promise.resolve()
    this.reading.earlier ??= this.runEarlier(earlier)
    return this.reading.earlier
  }

  private async runEarlier(earlier: EarlierStart): Promise<void> {
    const { window } = this
    window.isLoadingEarlier = true
    this.options.onChange('end')
    const { signal } = this.asking
    try {
      let page = await this.askEarlier(earlier, signal)
      // AWS answers with empty pages, too, before it says that there is nothing more.
      for (let empty = 1; empty < MOST_EMPTY && isEmpty(page); empty += 1) {
        if (page.backwardToken === undefined || signal.aborted) break
        page = await this.askEarlier({ token: page.backwardToken }, signal)
      }
      if (signal.aborted) return
      const lines = await readLines(window.container, page.events, undefined, pause)
      if (signal.aborted) return
      const hadFailed = window.failure !== undefined
      window.failure = undefined
      window.isLoadingEarlier = false
      delete this.reading.earlier
      prependPage(window, page, lines)
      this.options.onChange(hadFailed ? 'anywhere' : 'start')
    } catch (error) {
      if (!signal.aborted) this.fail(error)
    }
  }

  /** A page names what comes before it, so one at the instant is asked for first. */
  private async askEarlier(earlier: EarlierStart, signal: AbortSignal): Promise<LogPageAnswer> {
    const ask = async (start: LogStart) =>
      unwrap(await this.options.ask(this.window.container, start, signal))
    if ('token' in earlier) return ask(earlier)
    const { backwardToken } = await ask({ atMs: earlier.beforeMs })
    if (backwardToken !== undefined) return ask({ token: backwardToken })
    throw new Error('The page has no token for what comes before it')
  }

  private fail(error: unknown): void {
    const { window } = this
    this.failures += 1
    window.isLoadingLater = false
    window.isLoadingEarlier = false
    this.reading = {}
    const failure = toShownFailure(error)
    // What AWS denies from now on does not stay on the screen either.
    if (failure?.kind === 'forbidden') clearWindow(window)
    window.failure = failure
    if (!isLasting(error)) this.schedule(toRetryMs(error, this.failures))
    this.options.onChange(failure?.kind === 'forbidden' ? 'anywhere' : 'end')
  }

  private schedule(delayMs: number | null): void {
    if (this.isStopped || delayMs === null) return
    clearTimeout(this.timer)
    this.timer = setTimeout(() => {
      // A tab that nobody sees asks when it is seen again.
      if (document.visibilityState === 'visible') void this.readLater()
    }, delayMs)
  }
}
