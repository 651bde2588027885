import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LogLine } from '../log-line.ts'
import { LineSearch } from './search-lines.ts'
import { searchText } from './search-text.ts'

const toLine = (message: string): LogLine => ({
  ...{ container: 'app', timestampMs: 0, message, part: 0, isContinued: false },
})

const find = searchText('x', true)

/** Searches to the end, however often the clock interrupts. */
function searchAll(search: LineSearch): void {
  while (!search.step(0, () => 0));
}

describe('a search over lines', () => {
  it('counts matches and finds the place of each', () => {
    const search = new LineSearch(find, ['x', 'a', 'xx', ''].map(toLine))
    expect(search.matchCount).toBe(0)
    searchAll(search)
    expect(search.matchCount).toBe(3)
    expect([0, 1, 2, 3, -1].map(number => search.matchAt(number))).toEqual([
      { lineIndex: 0, inLine: 0 },
      { lineIndex: 2, inLine: 0 },
      { lineIndex: 2, inLine: 1 },
      undefined,
      undefined,
    ])
    expect([0, 1, 2, 3, 9].map(index => search.numberFrom(index))).toEqual([0, 1, 1, 3, 3])
    expect([0, 1, 2, 3].map(index => search.countAt(index))).toEqual([1, 0, 2, 0])
  })

  it('stops when its time is over, and goes on from there', () => {
    const lines = Array.from({ length: 1_000 }, () => toLine('x'.repeat(100)))
    const search = new LineSearch(find, lines)
    let nowMs = 0
    let steps = 0
    while (!search.step(3, () => (nowMs += 1))) {
      steps += 1
      expect(search.searchedCount).toBeLessThan(lines.length)
    }
    expect(steps).toBeGreaterThan(3)
    expect(search.matchCount).toBe(100_000)
  })

  it('reads text, not terminal sequences', () => {
    const search = new LineSearch(searchText('31', true), [toLine('\u001b[31mred 31')])
    searchAll(search)
    expect(search.matchCount).toBe(1)
  })

  it('searches a line once, wherever lines are added or dropped', () => {
    const asked: string[] = []
    const counting = {
      ...find,
      matches: (plain: string) => {
        asked.push(plain)
        return find.matches(plain)
      },
    }
    const [a, b, c, d, e] = ['xa', 'xb', 'xc', 'xd', 'xe'].map(toLine)
    if (!a || !b || !c || !d || !e) throw new Error('no lines')
    const search = new LineSearch(counting, [b, c])
    for (const lines of [
      [b, c, d],
      [a, b, c, d],
      [a, b, e, c, d],
      [e, c, d],
      [e, c],
    ]) {
      search.setLines(lines)
      searchAll(search)
      expect(search.matchCount).toBe(lines.length)
    }
    expect(asked).toEqual(['xb', 'xc', 'xd', 'xa', 'xe'])
  })

  it('ends with what a new search finds, whatever became of the lines', () => {
    const change = fc.record({
      at: fc.nat(30),
      drop: fc.nat(5),
      add: fc.array(fc.constantFrom('x', 'a', 'xx'), { maxLength: 5 }),
      isSearched: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(change), changes => {
        const search = new LineSearch(find)
        let lines: LogLine[] = []
        for (const { at, drop, add, isSearched } of changes) {
          lines = lines.toSpliced(at, drop, ...add.map(toLine))
          search.setLines(lines)
          if (isSearched) searchAll(search)
        }
        searchAll(search)
        const fresh = new LineSearch(find, lines)
        searchAll(fresh)
        expect(search.matchCount).toBe(fresh.matchCount)
        expect(lines.map((_, index) => search.countAt(index))).toEqual(
          lines.map((_, index) => fresh.countAt(index)),
        )
        expect(lines.map((_, index) => search.matchAt(index))).toEqual(
          lines.map((_, index) => fresh.matchAt(index)),
        )
      }),
    )
  })
})
