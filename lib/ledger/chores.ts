import { isLedgerUnavailable } from './trouble/ledger-unavailable.ts'

interface ChoreOptions {
  onError: (error: unknown, name: string) => void
  /** The wait before the second try; it doubles with every further one. */
  firstWaitMs?: number
}

const FIRST_WAIT_MS = 250
const LONGEST_WAIT_MS = 60_000

/** Work that must be done even if the ledger is unavailable now. It is lost when the process ends. */
export class Chores {
  readonly #waiting = new Map<string, NodeJS.Timeout>()
  readonly #options: ChoreOptions
  #isClosed = false

  constructor(options: ChoreOptions) {
    this.#options = options
  }

  /**
   * Tries `task` now, and again later until it answers true. One task waits under each name.
   *
   * @returns whether it is done already.
   * @throws what `task` throws at the first try, unless the ledger is only unavailable.
   */
  run(name: string, task: () => Promise<boolean>): Promise<boolean> {
    return this.#try(name, task, this.#options.firstWaitMs ?? FIRST_WAIT_MS)
  }

  close(): void {
    this.#isClosed = true
    for (const timer of this.#waiting.values()) clearTimeout(timer)
  }

  async #try(name: string, task: () => Promise<boolean>, waitMs: number): Promise<boolean> {
    const isDone = await unlessUnavailable(task)
    clearTimeout(this.#waiting.get(name))
    this.#waiting.delete(name)
    if (!isDone && !this.#isClosed) this.#waiting.set(name, this.#later(name, task, waitMs))
    return isDone
  }

  #later(name: string, task: () => Promise<boolean>, waitMs: number): NodeJS.Timeout {
    const again = () => this.#try(name, task, Math.min(2 * waitMs, LONGEST_WAIT_MS))
    const timer = setTimeout(
      () => void again().catch((error: unknown) => this.#options.onError(error, name)),
      waitMs,
    )
    return timer.unref()
  }
}

async function unlessUnavailable(task: () => Promise<boolean>): Promise<boolean> {
  try {
    return await task()
  } catch (error) {
    if (isLedgerUnavailable(error)) return false
    throw error
  }
}
