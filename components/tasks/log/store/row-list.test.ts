import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toHeldLines } from './held-line.ts'
import type { HeldLine } from './held-line.ts'
import { RowList } from './row-list.ts'

let atMs = 0
const lineOf = (text: string) => ({
  container: 'app',
  timestampMs: (atMs += 1),
  message: text,
  part: 0,
  isContinued: text.startsWith(' '),
  level: text.startsWith('ERROR') ? ('error' as const) : undefined,
})
const linesOf = (...texts: string[]): HeldLine[] => toHeldLines(texts.map(lineOf), undefined)
const textsOf = (list: RowList) => list.rows.map(({ message }) => message)

describe('rows', () => {
  it('fold a stack to its first line, and count the others', () => {
    const list = new RowList()
    const lines = linesOf('ERROR a', ' 1', ' 2', ' 3', ' 4', 'b')
    list.extend(lines, 0)
    expect(textsOf(list)).toEqual(['ERROR a', ' 1', 'b'])
    expect(list.folds.get(lines[1]?.id ?? 0)).toBe(3)
  })

  it('leave a short stack as it is', () => {
    const list = new RowList()
    list.extend(linesOf('ERROR a', ' 1', ' 2', ' 3', 'b'), 0)
    expect(textsOf(list)).toEqual(['ERROR a', ' 1', ' 2', ' 3', 'b'])
  })

  it('are the same whether lines come at once or one by one', () => {
    const lines = linesOf('a', 'ERROR b', ' 1', ' 2', ' 3', ' 4', ' 5', 'c', ' 1', ' 2', 'd')
    const [atOnce, oneByOne] = [new RowList(), new RowList()]
    atOnce.extend(lines, 0)
    lines.forEach((_, index) => oneByOne.extend(lines.slice(0, index + 1), index))
    expect(textsOf(oneByOne)).toEqual(textsOf(atOnce))
    expect(oneByOne.folds).toEqual(atOnce.folds)
  })

  it('show an opened stack whole, also while it grows', () => {
    const list = new RowList()
    const lines = linesOf('ERROR a', ' 1', ' 2', ' 3', ' 4')
    list.opened.add(lines[1]?.id ?? 0)
    lines.forEach((_, index) => list.extend(lines.slice(0, index + 1), index))
    expect(textsOf(list)).toEqual(['ERROR a', ' 1', ' 2', ' 3', ' 4'])
  })

  it('take lines anew from where they changed', () => {
    const list = new RowList()
    const [a, b, c] = linesOf('a', 'b', 'c')
    if (!a || !b || !c) throw new Error('There are three lines')
    list.extend([a, c], 0)
    list.extend([a, b, c], 1)
    expect(list.rows).toEqual([a, b, c])
  })

  it('filter by the level of the entry, and know what they show', () => {
    const list = new RowList()
    const lines = linesOf('a', 'ERROR b', ' 1', 'c')
    list.reset({ levels: new Set(['error']) })
    list.extend(lines, 0)
    expect(textsOf(list)).toEqual(['ERROR b', ' 1'])
    expect(lines.map((_, index) => list.rowOfLine(index, lines))).toEqual([-1, 0, 1, -1])
  })

  it('show each line that is searched for, and wait for what isn’t searched yet', () => {
    const list = new RowList()
    const lines = linesOf('ERROR a', ' 1', ' 2', ' 3', ' 4', ' 5')
    list.reset({ isMatch: index => index > 0 })
    list.extend(lines, 0, 3)
    expect(textsOf(list)).toEqual([' 1', ' 2'])
    list.extend(lines, 3, 6)
    expect(textsOf(list)).toEqual([' 1', ' 2', ' 3', ' 4', ' 5'])
  })

  it('know behind which row a line is folded', () => {
    const list = new RowList()
    const lines = linesOf('ERROR a', ' 1', ' 2', ' 3', ' 4', 'b')
    list.extend(lines, 0)
    expect(lines.map((_, index) => list.rowOfLine(index, lines))).toEqual([0, 1, 1, 1, 1, 2])
  })

  it('are the same whether older lines are there first or come later', () => {
    const words = fc.constantFrom('a', 'ERROR b', ' 1', ' 2', ' 3', ' 4')
    const texts = fc.array(words, { maxLength: 30 })
    fc.assert(
      fc.property(texts, fc.nat(30), fc.nat(30), (all, first, second) => {
        const lines = linesOf(...all)
        const [start, half] = [Math.min(first, all.length), Math.min(first, second, all.length)]
        const [atOnce, later] = [new RowList(), new RowList()]
        atOnce.extend(lines, 0)
        later.extend(lines.slice(start), 0)
        later.prepend(lines.slice(half), start - half)
        later.prepend(lines, half)
        expect(textsOf(later)).toEqual(textsOf(atOnce))
        expect(later.folds).toEqual(atOnce.folds)
        const more = lines.concat(linesOf(' 1', ' 2', ' 3', ' 4', 'z'))
        atOnce.extend(more, lines.length)
        later.extend(more, lines.length)
        expect(textsOf(later)).toEqual(textsOf(atOnce))
        const rowsOf = (list: RowList) => more.map((_, index) => list.rowOfLine(index, more))
        expect(rowsOf(later)).toEqual(rowsOf(atOnce))
      }),
    )
  })
})
