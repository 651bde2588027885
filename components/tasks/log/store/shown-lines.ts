import type { LogLevel } from '@/lib/log-view/log-line'
import type { LogSearch } from '@/lib/log-view/search/log-search'
import { LineSearch } from '@/lib/log-view/search/search-lines'
import type { HeldLine } from './held-line'
import { firstIndexFrom, MergedLines } from './merged-lines'
import type { LineSource } from './merged-lines'
import { RowList } from './row-list'
import type { RowFilter } from './row-list'

/** What of the log is shown. */
export interface LogView {
  /** The names of containers. */
  hidden: ReadonlySet<string>
  levels?: ReadonlySet<LogLevel>
  search?: LogSearch
  /** Only what the search finds is shown. */
  isFiltered: boolean
}

export interface FoundLines {
  matches: number
  isDone: boolean
  search: LineSearch
  /** What is searched for. */
  of: LogSearch
}

/** What no longer holds: the order of all lines, only which rows show them, or what comes first. */
export type Stale = 'lines' | 'rows' | 'start'

/** The lines of all containers that are shown, the rows that show them, and what is found in them. */
export class ShownLines {
  private readonly merged = new MergedLines()
  private readonly list = new RowList()
  private view: LogView = { hidden: new Set(), isFiltered: false }
  private search: LineSearch | undefined
  private isSearchNew = false
  private readonly stale = new Set<Stale>()

  get lines(): readonly HeldLine[] {
    return this.merged.lines
  }

  get rows(): readonly HeldLine[] {
    return this.list.rows
  }

  get folds(): ReadonlyMap<number, number> {
    return this.list.folds
  }

  /** Undefined while nothing is searched for. */
  get found(): FoundLines | undefined {
    const { search } = this
    const { search: of } = this.view
    if (!search || !of) return undefined
    const isDone = search.searchedCount === this.lines.length
    return { matches: search.matchCount, isDone, search, of }
  }

  isHidden(container: string): boolean {
    return this.view.hidden.has(container)
  }

  setView(view: LogView): void {
    const before = this.view
    this.view = view
    if (view.search !== before.search) {
      this.search = view.search && new LineSearch(view.search)
      this.isSearchNew = true
    }
    if (view.hidden !== before.hidden) this.stale.add('lines')
    if (view.levels !== before.levels || toFilter(view) !== toFilter(before)) this.stale.add('rows')
  }

  invalidate(stale: Stale): void {
    this.stale.add(stale)
  }

  toggleStack(id: number): void {
    const { opened } = this.list
    if (!opened.delete(id)) opened.add(id)
    this.stale.add('rows')
  }

  /** Shows a line that may be folded away. Answers whether it was. */
  openStackOf(line: HeldLine): boolean {
    const head = this.rows[this.rowOf(line)]
    if (!head || head === line || this.list.opened.has(head.id)) return false
    this.toggleStack(head.id)
    return true
  }

  /**
   * Brings lines and rows up to date with what the containers have, and searches on.
   *
   * @param step searches a little
   * @returns whether rows are other ones than before, not only more
   */
  take(sources: readonly LineSource[], step: (search: LineSearch) => void): boolean {
    const { merged, list, search, stale } = this
    const before = merged.lines.length
    const isPrepended = stale.has('start')
    // A filter by a search knows lines by their index, so it starts anew.
    const isAnew =
      stale.has('lines') || stale.has('rows') || (isPrepended && toFilter(this.view) !== undefined)
    let changedFrom = 0
    if (stale.has('lines')) merged.reset(sources)
    else {
      const added = isPrepended ? merged.prepend(sources) : 0
      if (added > 0 && !isAnew) list.prepend(merged.lines, added)
      changedFrom = merged.extend(sources)
    }
    if (isAnew) list.reset(this.toRowFilter())
    stale.clear()
    const { lines } = merged
    const areOther = isAnew || isPrepended || changedFrom < before || lines.length > before
    if (search) {
      if (areOther || this.isSearchNew) search.setLines(lines.slice())
      step(search)
    }
    this.isSearchNew = false
    list.extend(lines, changedFrom, this.toUntil())
    return isAnew || isPrepended
  }

  /** The row at an instant or the first one after it; the last row where none comes after it. */
  rowAt(atMs: number): number {
    return Math.min(firstIndexFrom(this.rows, atMs), this.rows.length - 1)
  }

  /** The row that shows a line, or that the line is folded behind; -1 where none does. */
  rowOf(line: HeldLine): number {
    const index = this.indexOf(line)
    return index < 0 ? -1 : this.list.rowOfLine(index, this.lines)
  }

  /** The index of a line among all; -1 where it is not one of them. */
  indexOf(line: HeldLine): number {
    const { lines } = this
    let index = firstIndexFrom(lines, line.timestampMs)
    while (lines[index] && lines[index] !== line) {
      if ((lines[index]?.timestampMs ?? 0) > line.timestampMs) return -1
      index += 1
    }
    return index < lines.length ? index : -1
  }

  private toRowFilter(): RowFilter {
    const { levels } = this.view
    const { search } = this
    if (!search || !this.view.isFiltered) return { levels }
    return { levels, isMatch: index => search.countAt(index) > 0 }
  }

  /** A filter shows what is searched so far. */
  private toUntil(): number | undefined {
    return this.view.isFiltered ? this.search?.searchedCount : undefined
  }
}

const toFilter = ({ isFiltered, search }: LogView): LogSearch | undefined =>
  isFiltered ? search : undefined
