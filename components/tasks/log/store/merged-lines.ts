import { toCoveredRange } from '@/lib/log-view/covered-range'
import type { HeldLine } from './held-line'

/** Lines of one origin, oldest first, and how far they are known. */
export interface LineSource {
  lines: readonly HeldLine[]
  /** How many of them were put before those that came first: lines keep their number by it. */
  before: number
  isStart: boolean
  isEnd: boolean
}

/**
 * Lines of several containers in the order of time. What lies outside of the time that every
 * container's lines cover is left out: between it there may be lines that aren't loaded.
 */
export class MergedLines {
  /** Grows in place. A new array is a new order: nothing that was known of the old one holds. */
  lines: HeldLine[] = []
  /** Of each source: from where and up to where its lines are taken, as `LineSource` counts. */
  private taken: { from: number; until: number }[] = []

  /** Merges anew. */
  reset(sources: readonly LineSource[]): void {
    const { fromMs } = toRange(sources)
    this.lines = []
    this.taken = sources.map(({ lines, before }) => {
      const from = firstIndexFrom(lines, fromMs) - before
      return { from, until: from }
    })
    this.extend(sources)
  }

  /** Takes what came before the lines of the same sources since. Answers how many lines that are. */
  prepend(sources: readonly LineSource[]): number {
    const { fromMs } = toRange(sources)
    const parts = sources.map(({ lines, before }, index) => {
      const taken = this.taken[index]
      if (!taken) return []
      const end = taken.from + before
      const start = Math.min(end, firstIndexFrom(lines, fromMs))
      taken.from = start - before
      return lines.slice(start, end)
    })
    const added = mergeAll(parts)
    this.lines = added.concat(this.lines)
    return added.length
  }

  /**
   * Takes what came at the end of the same sources since. Answers the index from which the lines
   * are other ones than before; their number where nothing changed.
   */
  extend(sources: readonly LineSource[]): number {
    const { untilMs } = toRange(sources)
    const parts = sources.map(({ lines, before }, index) => {
      const taken = this.taken[index]
      if (!taken) return []
      const start = taken.until + before
      let end = lines.length
      while (end > start && (lines[end - 1]?.timestampMs ?? 0) > untilMs) end -= 1
      taken.until = Math.max(start, end) - before
      return lines.slice(start, end)
    })
    const added = mergeAll(parts)
    const [first] = added
    if (!first) return this.lines.length
    // A container whose page came later may have lines between those that are there.
    let changed = this.lines.length
    while (changed > 0 && (this.lines[changed - 1]?.timestampMs ?? 0) > first.timestampMs) {
      changed -= 1
    }
    const tail = changed < this.lines.length ? this.lines.splice(changed) : []
    const merged = tail.length > 0 ? mergeTwo(tail, added) : added
    for (const line of merged) this.lines.push(line)
    return changed
  }
}

const toRange = (sources: readonly LineSource[]) =>
  toCoveredRange(
    sources.map(({ lines, isStart, isEnd }) => ({
      fromMs: lines[0]?.timestampMs,
      untilMs: lines.at(-1)?.timestampMs,
      isStart,
      isEnd,
    })),
  )

/** The index of the first line at or after an instant, by halves. */
export function firstIndexFrom(lines: readonly HeldLine[], atMs: number): number {
  let low = 0
  let high = lines.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((lines[middle]?.timestampMs ?? 0) < atMs) low = middle + 1
    else high = middle
  }
  return low
}

function mergeAll(parts: HeldLine[][]): HeldLine[] {
  const filled = parts.filter(({ length }) => length > 0)
  return filled.reduce((merged, part) => (merged.length ? mergeTwo(merged, part) : part), [])
}

/** Of the same instant, those of the first come first. */
function mergeTwo(first: readonly HeldLine[], second: readonly HeldLine[]): HeldLine[] {
  const merged: HeldLine[] = []
  let next = 0
  for (const line of first) {
    for (
      let other = second[next];
      other && other.timestampMs < line.timestampMs;
      other = second[next]
    ) {
      merged.push(other)
      next += 1
    }
    merged.push(line)
  }
  for (; next < second.length; next += 1) {
    const other = second[next]
    if (other) merged.push(other)
  }
  return merged
}
