import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextPollMs } from './poll-policy.ts'
import type { PollInput } from './poll-policy.ts'

const running = (unchangedMs: number, rest: Partial<PollInput> = {}): PollInput => ({
  nowMs: 1_000_000 + unchangedMs,
  lastChangeAtMs: 1_000_000,
  lastStatus: 'RUNNING',
  desiredStatus: 'RUNNING',
  somebodyLooks: true,
  ...rest,
})

const statuses = [
  'PROVISIONING',
  'PENDING',
  'ACTIVATING',
  'RUNNING',
  'DEACTIVATING',
  'STOPPING',
  'DEPROVISIONING',
  undefined,
]

const anyLiveTask = fc.record({
  nowMs: fc.integer({ min: 0, max: 1e13 }),
  lastChangeAtMs: fc.integer({ min: 0, max: 1e13 }),
  lastStatus: fc.constantFrom(...statuses),
  desiredStatus: fc.constantFrom('RUNNING', 'STOPPED', undefined),
  somebodyLooks: fc.boolean(),
  watched: fc.integer({ min: 0, max: 2000 }),
})

describe('nextPollMs', () => {
  it('is two seconds after a change and grows by half with every poll that shows none', () => {
    const delays: number[] = []
    let unchangedMs = 0
    while (delays.length < 6) {
      const delay = nextPollMs(running(unchangedMs)) ?? 0
      delays.push(delay)
      unchangedMs += delay
    }
    expect(delays).toEqual([2000, 3000, 4500, 6750, 10_125, 15_188])
  })

  it('is at most 30 s while somebody looks, 5 min when nobody does', () => {
    expect(nextPollMs(running(86_400_000))).toBe(30_000)
    expect(nextPollMs(running(86_400_000, { somebodyLooks: false }))).toBe(300_000)
  })

  it.each([
    { lastStatus: 'PROVISIONING' },
    { lastStatus: 'PENDING' },
    { lastStatus: 'ACTIVATING' },
    { lastStatus: 'DEPROVISIONING', desiredStatus: 'STOPPED' },
    { lastStatus: 'RUNNING', desiredStatus: 'STOPPED' },
  ])('is two seconds for five minutes of $lastStatus (desired $desiredStatus)', status => {
    expect(nextPollMs(running(299_999, status))).toBe(2000)
    expect(nextPollMs(running(299_999, { ...status, somebodyLooks: false }))).toBe(2000)
    expect(nextPollMs(running(300_000, status))).toBe(30_000)
  })

  it('is two seconds while past runs of the family say that it ends', () => {
    const expectedEnd = { fromMs: 1_000_000 + 600_000, untilMs: 1_000_000 + 700_000 }
    const at = (unchangedMs: number) => nextPollMs(running(unchangedMs, { expectedEnd }))
    expect(at(500_000)).toBe(30_000)
    // It doesn't sleep into the time in which the end is expected.
    expect(at(590_000)).toBe(10_000)
    expect(at(599_000)).toBe(2000)
    expect(at(600_000)).toBe(2000)
    expect(at(700_000)).toBe(2000)
    expect(at(704_000)).toBe(4000)
    expect(at(900_000)).toBe(30_000)
  })

  it('is shorter the more tasks one call carries, and two seconds for a hundred', () => {
    const at = (watched: number) => nextPollMs(running(86_400_000, { watched }))
    expect([1, 2, 6, 15, 100, 1000].map(at)).toEqual([30_000, 15_000, 5000, 2000, 2000, 2000])
  })

  it.each(['STOPPED', 'DELETED'])('ends with %s', lastStatus => {
    expect(nextPollMs(running(0, { lastStatus, desiredStatus: 'STOPPED' }))).toBeNull()
  })

  it('is always between 2 s and 5 min', () => {
    fc.assert(
      fc.property(anyLiveTask, input => {
        const delay = nextPollMs(input)
        expect(delay).toBeGreaterThanOrEqual(2000)
        expect(delay).toBeLessThanOrEqual(300_000)
      }),
    )
  })

  it('never shrinks while nothing changes or is expected, and starts again on a change', () => {
    fc.assert(
      fc.property(anyLiveTask, fc.nat(), (input, laterMs) => {
        const later = { ...input, nowMs: input.nowMs + laterMs }
        expect(nextPollMs(later)).toBeGreaterThanOrEqual(nextPollMs(input) ?? 0)
        expect(nextPollMs({ ...later, lastChangeAtMs: later.nowMs })).toBe(2000)
      }),
    )
  })
})
