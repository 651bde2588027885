import type { LogLevel } from '@/lib/log-view/log-line'
import type { HeldLine } from './held-line'

export interface RowFilter {
  /** Undefined shows all of them. A line without a level counts as `info`. */
  levels?: ReadonlySet<LogLevel>
  /** Undefined shows all lines. */
  isMatch?: (lineIndex: number) => boolean
}

/** From so many lines after its first on, a stack is folded. */
const LEAST_FOLDED = 3

interface Stack {
  head: HeldLine
  /** Of the head among the rows. */
  index: number
  /** How many lines come after the head. */
  after: number
}

/**
 * The rows that are shown of lines: those that the filter lets through, with long stacks folded to
 * their first line. They grow in place, like the lines.
 */
export class RowList {
  /** A new array is a new order: nothing that was known of the old one holds. */
  rows: HeldLine[] = []
  /** The index of each row's line, without what was put before since: that is `shift`. */
  private lineIndexes: number[] = []
  private shift = 0
  /** How many lines of its stack come after a line, by the line's ID. */
  folds = new Map<number, number>()
  /** The stacks that somebody opened, by the ID of their first line. */
  readonly opened: Set<number>
  private filter: RowFilter = {}
  private stack: Stack | undefined
  private from = 0

  constructor(opened = new Set<number>()) {
    this.opened = opened
  }

  /** Starts anew, with no row yet. */
  reset(filter: RowFilter): void {
    this.rows = []
    this.lineIndexes = []
    this.shift = 0
    this.folds = new Map()
    this.stack = undefined
    this.filter = filter
    this.from = 0
  }

  /**
   * Takes the lines from an index on; those before it are as they were.
   *
   * @param until lines from here on wait, such as those that aren't searched yet
   */
  extend(lines: readonly HeldLine[], changedFrom: number, until = lines.length): void {
    const start = changedFrom < this.from ? this.dropFrom(lines, changedFrom) : this.from
    for (let index = start; index < until; index += 1) {
      const line = lines[index]
      if (line && this.isShown(line, index)) this.add(line, index)
    }
    this.from = Math.max(start, until)
  }

  /** Takes so many lines that came before all others. */
  prepend(lines: readonly HeldLine[], added: number): void {
    // A stack that the first lines go on from is folded as one, so they are taken again.
    let until = added
    while (until < lines.length && lines[until]?.isContinued) until += 1
    let dropped = 0
    while (this.lineIndexAt(dropped) < until - added) dropped += 1
    for (const row of this.rows.slice(0, dropped)) this.folds.delete(row.id)
    const front = new RowList(this.opened)
    front.reset(this.filter)
    front.extend(lines, 0, until)
    const more = front.rows.length - dropped
    this.rows = front.rows.concat(dropped > 0 ? this.rows.slice(dropped) : this.rows)
    this.shift += added
    this.lineIndexes = front.lineIndexes
      .map(index => index - this.shift)
      .concat(dropped > 0 ? this.lineIndexes.slice(dropped) : this.lineIndexes)
    for (const [id, count] of front.folds) this.folds.set(id, count)
    this.from += added
    if (until >= this.from) this.stack = front.stack
    else if (this.stack) this.stack.index += more
  }

  /** The row that shows a line, or that the line is folded behind; -1 where none does. */
  rowOfLine(lineIndex: number, lines: readonly HeldLine[]): number {
    let low = 0
    let high = this.lineIndexes.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.lineIndexAt(middle) <= lineIndex) low = middle + 1
      else high = middle
    }
    const row = this.rows[low - 1]
    const line = lines[lineIndex]
    if (!row || !line) return -1
    const isBehind = this.folds.has(row.id) && line.isContinued
    return row === line || isBehind ? low - 1 : -1
  }

  /** Behind the last row it is without end. */
  private lineIndexAt(row: number): number {
    return (this.lineIndexes[row] ?? Infinity) + this.shift
  }

  /** A stack that goes on is folded as one, so it is taken from its start again. */
  private dropFrom(lines: readonly HeldLine[], changedFrom: number): number {
    let from = changedFrom
    while (from > 0 && lines[from]?.isContinued) from -= 1
    while (this.rows.length > 0 && this.lineIndexAt(this.rows.length - 1) >= from) {
      const row = this.rows.pop()
      if (row) this.folds.delete(row.id)
      this.lineIndexes.pop()
    }
    this.stack = undefined
    return from
  }

  private isShown(line: HeldLine, index: number): boolean {
    const { levels, isMatch } = this.filter
    if (!levels && !isMatch) return true
    if (line.isPhase) return false
    if (levels && !levels.has(line.entryLevel ?? 'info')) return false
    return !isMatch || isMatch(index)
  }

  private add(line: HeldLine, index: number): void {
    const { folds, opened } = this
    // Of what was searched for, each line is shown.
    const isFoldable = line.isContinued && !this.filter.isMatch
    const stack = this.stack?.head.container === line.container ? this.stack : undefined
    if (!isFoldable || !stack) {
      this.stack = isFoldable ? { head: line, index: this.rows.length, after: 0 } : undefined
      this.push(line, index)
      return
    }
    stack.after += 1
    if (stack.after >= LEAST_FOLDED) folds.set(stack.head.id, stack.after)
    const isOpen = stack.after < LEAST_FOLDED || opened.has(stack.head.id)
    if (isOpen) this.push(line, index)
    else if (stack.after === LEAST_FOLDED) {
      this.rows.length = stack.index + 1
      this.lineIndexes.length = stack.index + 1
    }
  }

  private push(line: HeldLine, index: number): void {
    this.rows.push(line)
    this.lineIndexes.push(index - this.shift)
  }
}
