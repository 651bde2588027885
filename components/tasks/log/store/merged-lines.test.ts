import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toHeldLine } from './held-line.ts'
import type { HeldLine } from './held-line.ts'
import { MergedLines } from './merged-lines.ts'

const lineAt = (container: string, timestampMs: number): HeldLine =>
  toHeldLine({ container, timestampMs, message: '', part: 0, isContinued: false }, undefined)
const linesAt = (container: string, ...times: number[]) =>
  times.map(atMs => lineAt(container, atMs))
const whole = (lines: HeldLine[]) => ({ lines, before: 0, isStart: true, isEnd: true })
const timesOf = ({ lines }: MergedLines) => lines.map(({ timestampMs }) => timestampMs)

describe('merged lines', () => {
  it('are in the order of time', () => {
    const merged = new MergedLines()
    merged.reset([whole(linesAt('a', 1, 4)), whole(linesAt('b', 2, 3, 5))])
    expect(timesOf(merged)).toEqual([1, 2, 3, 4, 5])
  })

  it('leave out what not every container’s lines cover', () => {
    const merged = new MergedLines()
    const sources = [
      { lines: linesAt('a', 1, 5, 9), before: 0, isStart: false, isEnd: true },
      { lines: linesAt('b', 4, 6), before: 0, isStart: false, isEnd: false },
    ]
    merged.reset(sources)
    expect(timesOf(merged)).toEqual([4, 5, 6])
  })

  it('grow at the end, and tell from where on they are other ones', () => {
    const merged = new MergedLines()
    const [a, b] = [linesAt('a', 1, 10), linesAt('b', 2)]
    merged.reset([whole(a), whole(b)])
    const before = merged.lines
    a.push(lineAt('a', 12))
    expect(merged.extend([whole(a), whole(b)])).toBe(3)
    b.push(lineAt('b', 11))
    expect(merged.extend([whole(a), whole(b)])).toBe(3)
    expect(timesOf(merged)).toEqual([1, 2, 10, 11, 12])
    expect(merged.lines).toBe(before)
    expect(merged.extend([whole(a), whole(b)])).toBe(5)
  })

  it('are the same in whatever parts they come', () => {
    const log = fc.array(fc.nat(20)).map(times => times.sort((one, other) => one - other))
    fc.assert(
      fc.property(log, log, fc.array(fc.tuple(fc.nat(4), fc.nat(4))), (first, second, steps) => {
        const [one, other] = [linesAt('a', ...first), linesAt('b', ...second)]
        const atOnce = new MergedLines()
        atOnce.reset([whole(one), whole(other)])
        const parts = new MergedLines()
        const [held, heldToo]: [HeldLine[], HeldLine[]] = [[], []]
        parts.reset([whole(held), whole(heldToo)])
        for (const [more = 0, moreToo = 0] of [...steps, [first.length, second.length]]) {
          held.push(...one.slice(held.length, held.length + more))
          heldToo.push(...other.slice(heldToo.length, heldToo.length + moreToo))
          parts.extend([whole(held), whole(heldToo)])
        }
        expect(timesOf(parts)).toEqual(timesOf(atOnce))
        expect(new Set(parts.lines)).toEqual(new Set(atOnce.lines))
      }),
    )
  })

  it('are the same whether older lines are there first or come later', () => {
    const log = fc.array(fc.nat(20)).map(times => times.sort((one, other) => one - other))
    fc.assert(
      fc.property(log, log, fc.nat(8), fc.nat(8), (first, second, start, startToo) => {
        const [one, other] = [linesAt('a', ...first), linesAt('b', ...second)]
        const partOf = (lines: HeldLine[], from: number, before: number) => ({
          lines: lines.slice(from),
          before,
          isStart: from === 0,
          isEnd: true,
        })
        const later = new MergedLines()
        const [from, fromToo] = [Math.min(start, one.length), Math.min(startToo, other.length)]
        later.reset([partOf(one, from, 0), partOf(other, fromToo, 0)])
        const half = Math.floor(from / 2)
        later.prepend([partOf(one, half, from - half), partOf(other, fromToo, 0)])
        later.prepend([partOf(one, 0, from), partOf(other, 0, fromToo)])
        later.extend([partOf(one, 0, from), partOf(other, 0, fromToo)])
        expect(timesOf(later)).toEqual([...first, ...second].sort((a, b) => a - b))
      }),
    )
  })
})
