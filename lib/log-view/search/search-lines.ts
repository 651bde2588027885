import type { LogLine } from '../log-line.ts'
import { toPlainText } from '../styled-text.ts'
import type { LogSearch } from './compile-search.ts'

/** A match by its place: of which line, and which of its matches. */
export interface MatchPlace {
  lineIndex: number
  /** Counts from 0. */
  inLine: number
}

/** A search over lines, in slices, so that no frame waits for it. */
export class LineSearch {
  readonly #search: LogSearch
  #lines: readonly LogLine[] = []
  #counts: number[] = []
  #searchedCount = 0

  constructor(search: LogSearch, lines: readonly LogLine[] = []) {
    this.#search = search
    this.setLines(lines)
  }

  /** The lines as they are now. Those that were searched before keep what was found. */
  setLines(lines: readonly LogLine[]): void {
    const known = new Map(this.#lines.map((line, index) => [line, this.#counts[index] ?? -1]))
    this.#counts = lines.map(line => known.get(line) ?? -1)
    this.#lines = lines
    this.#searchedCount = 0
  }

  /**
   * Searches on, from the first line.
   *
   * @param budgetMs how long this may take
   * @param now the clock, in milliseconds
   * @returns whether every line is searched
   */
  step(budgetMs: number, now: () => number): boolean {
    const endMs = now() + budgetMs
    while (this.#searchedCount < this.#lines.length) {
      const index = this.#searchedCount
      const line = this.#lines[index]
      if (line && (this.#counts[index] ?? -1) < 0) {
        this.#counts[index] = this.#search.find(toPlainText(line.message)).length
      }
      this.#searchedCount += 1
      if (now() >= endMs) break
    }
    return this.#searchedCount === this.#lines.length
  }

  /** The lines from the first one on that are searched. */
  get searchedCount(): number {
    return this.#searchedCount
  }

  /** Of the searched lines. */
  get matchCount(): number {
    return this.#counts.reduce((sum, count) => sum + Math.max(0, count), 0)
  }

  /** How many matches a line has: 0 too while it isn't searched. */
  countAt(lineIndex: number): number {
    return Math.max(0, this.#counts[lineIndex] ?? 0)
  }

  /** The place of a match. `number` counts from 0. */
  matchAt(number: number): MatchPlace | undefined {
    let before = 0
    for (let lineIndex = 0; lineIndex < this.#counts.length; lineIndex += 1) {
      const count = this.countAt(lineIndex)
      if (number < before + count) return { lineIndex, inLine: number - before }
      before += count
    }
    return undefined
  }

  /** The number of the first match in this line or a later one; `matchCount` where there is none. */
  numberFrom(lineIndex: number): number {
    return this.#counts.slice(0, lineIndex).reduce((sum, count) => sum + Math.max(0, count), 0)
  }
}
