import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OrderedList } from './ordered-list.ts'

const item = (listOrder: number) => ({ listOrder })

describe('OrderedList', () => {
  it('holds what a sorted set would hold, from any place on', () => {
    const change = fc.record({ order: fc.nat(80), adds: fc.boolean() })
    fc.assert(
      fc.property(fc.array(change, { maxLength: 300 }), fc.nat(80), (changes, from) => {
        const items = Array.from({ length: 81 }, (_, order) => item(order))
        const list = new OrderedList()
        const model = new Set<number>()
        for (const { order, adds } of changes) {
          const one = items[order] ?? item(order)
          if (adds) list.add(one)
          else list.remove(one)
          if (adds) model.add(order)
          else model.delete(order)
          expect(list.has(one)).toBe(adds)
        }
        const sorted = [...model].sort((one, other) => one - other)
        expect(list.size).toBe(sorted.length)
        expect([...list.after(from)].map(({ listOrder }) => listOrder)).toEqual(
          sorted.filter(order => order > from),
        )
      }),
    )
  })

  it('continues at its place when most earlier items are removed', () => {
    const items = Array.from({ length: 100 }, (_, order) => item(order))
    const list = new OrderedList()
    items.forEach(one => list.add(one))
    const seen: number[] = []
    for (const { listOrder } of list.after(-1)) {
      seen.push(listOrder)
      if (listOrder === 70) items.slice(0, 65).forEach(one => list.remove(one))
    }
    expect(seen).toEqual(items.map(({ listOrder }) => listOrder))
  })

  it('distinguishes items of the same order', () => {
    const list = new OrderedList()
    const one = item(1)
    list.add(one)
    list.remove(item(1))
    expect([...list.after(0)]).toEqual([one])
  })
})
