import type { LogLine } from '../log-line.ts'
import { toPlainText } from '../styled-text.ts'
import type { LogSearch } from './log-search.ts'

/** Which match: of which line, and which of its matches. Both count from 0. */
export interface MatchPlace {
  lineIndex: number
  inLine: number
}

const UNKNOWN = -1

/** After so many characters the clock is asked: about 0.2 ms. */
const CHARACTERS_PER_LOOK = 20_000

/**
 * A search over lines that grow at both ends, in slices, so that no frame waits for it. It goes from
 * the first line to the last.
 */
export class LineSearch {
  readonly #search: LogSearch
  #lines: readonly LogLine[] = []
  /** How many matches each line has, as far as that is known. */
  #counts: number[] = []
  #searchedCount = 0
  #matchCount = 0
  /** How many matches stand before each line; made anew when it is asked for. */
  #sums: number[] | undefined

  constructor(search: LogSearch, lines: readonly LogLine[] = []) {
    this.#search = search
    this.setLines(lines)
  }

  /**
   * The lines as they are now. What is at both ends as it was before keeps what was found; the lines in
   * between will be searched.
   */
  setLines(lines: readonly LogLine[]): void {
    const before = this.#lines
    const start = toSharedStart(before, lines)
    const end = start === before.length ? 0 : toSharedEnd(before, lines, start)
    const dropped = this.#counts.splice(start, before.length - start - end)
    for (const count of dropped) this.#matchCount -= Math.max(0, count)
    const added = lines.length - start - end
    if (end === 0) for (let index = 0; index < added; index += 1) this.#counts.push(UNKNOWN)
    else {
      const unknown = Array.from({ length: added }, () => UNKNOWN)
      this.#counts = [...this.#counts.slice(0, start), ...unknown, ...this.#counts.slice(start)]
    }
    this.#lines = lines
    this.#searchedCount = Math.min(this.#searchedCount, start)
    this.#sums = undefined
  }

  /**
   * Searches on.
   *
   * @param budgetMs how long this may take; one long line may take longer
   * @param now the clock, in milliseconds
   * @returns whether every line is searched
   */
  step(budgetMs: number, now: () => number): boolean {
    const endMs = now() + budgetMs
    let characters = 0
    while (this.#searchedCount < this.#lines.length) {
      characters += this.#searchNext()
      if (characters < CHARACTERS_PER_LOOK) continue
      characters = 0
      if (now() >= endMs) break
    }
    return this.#searchedCount === this.#lines.length
  }

  /** @returns how many characters that took */
  #searchNext(): number {
    const index = this.#searchedCount
    this.#searchedCount += 1
    const line = this.#lines[index]
    if (!line || this.#counts[index] !== UNKNOWN) return 1
    const plain = toPlainText(line.message)
    const count = this.#search.matches(plain) ? this.#search.find(plain).length : 0
    this.#counts[index] = count
    this.#matchCount += count
    if (count > 0) this.#sums = undefined
    // A line of no length takes time too, and one with matches takes more.
    return 40 + plain.length * (count > 0 ? 4 : 1)
  }

  /** So many lines, from the first one on, are searched. */
  get searchedCount(): number {
    return this.#searchedCount
  }

  /** Of the lines that are searched. */
  get matchCount(): number {
    return this.#matchCount
  }

  /** How many matches a line has: 0 too while it isn't searched. */
  countAt(lineIndex: number): number {
    return Math.max(0, this.#counts[lineIndex] ?? 0)
  }

  /** @param number of the match, from 0 up to, and without, `matchCount` */
  matchAt(number: number): MatchPlace | undefined {
    if (number < 0 || number >= this.#matchCount) return undefined
    const sums = this.#toSums()
    // The last line with no more matches before it.
    let [low, high] = [0, sums.length - 1]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((sums[middle] ?? 0) <= number) low = middle
      else high = middle - 1
    }
    return { lineIndex: low, inLine: number - (sums[low] ?? 0) }
  }

  /** The number of the first match in this line or behind it: `matchCount` where there is none. */
  numberFrom(lineIndex: number): number {
    return this.#toSums()[Math.max(0, lineIndex)] ?? this.#matchCount
  }

  #toSums(): number[] {
    if (this.#sums) return this.#sums
    let sum = 0
    this.#sums = this.#counts.map(count => {
      const before = sum
      sum += Math.max(0, count)
      return before
    })
    return this.#sums
  }
}

/** How many lines both begin with. They are compared by identity: a line never changes. */
export function toSharedStart(before: readonly LogLine[], lines: readonly LogLine[]): number {
  const most = Math.min(before.length, lines.length)
  let count = 0
  while (count < most && before[count] === lines[count]) count += 1
  return count
}

/** How many lines both end with, apart from those that they begin with. */
function toSharedEnd(before: readonly LogLine[], lines: readonly LogLine[], start: number): number {
  const most = Math.min(before.length, lines.length) - start
  let count = 0
  while (count < most && before[before.length - 1 - count] === lines[lines.length - 1 - count]) {
    count += 1
  }
  return count
}
