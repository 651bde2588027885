import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DueQueue } from './due-queue.ts'

describe('DueQueue', () => {
  it('gives out due items, the earliest first, and keeps the rest', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100)), fc.nat(100), (times, nowMs) => {
        const queue = new DueQueue<number>()
        for (const time of times) queue.add(time, time)
        const taken: number[] = []
        for (let entry = queue.take(nowMs); entry; entry = queue.take(nowMs)) taken.push(entry.item)
        const sorted = times.toSorted((one, other) => one - other)
        expect(taken).toEqual(sorted.filter(time => time <= nowMs))
        expect(queue.nextDueMs()).toBe(sorted.find(time => time > nowMs) ?? Infinity)
      }),
    )
  })
})
