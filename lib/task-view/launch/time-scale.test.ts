import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { taskRow } from '../../testing/task-row-of.ts'
import { toTaskBars } from './task-bars.ts'
import type { TaskRow } from '../list/task-row.ts'
import { toTicks, toTimeScale } from './time-scale.ts'

const launchedAtMs = Date.UTC(2026, 10, 23, 14, 1, 4)
const at = (seconds: number) => new Date(launchedAtMs + seconds * 1000).toISOString()
const since = (ms: number) => (ms - launchedAtMs) / 1000

const ended = {
  startedAt: at(28),
  ranMs: 72_000,
  stoppedAt: at(124),
  isStopped: true,
}

describe('the scale of the bars', () => {
  const scaleOf = (row: Partial<TaskRow>, nowS: number, offsetMinutes = 0) => {
    const bars = toTaskBars([taskRow(row)], launchedAtMs)
    const scale = toTimeScale(bars, launchedAtMs + nowS * 1000, offsetMinutes)
    const ticksMs = toTicks(scale, offsetMinutes)
    return { ...scale, ticksMs, end: since(scale.endMs), ticks: ticksMs.map(since) }
  }
  const minute = (count: number) => count * 60 - 4

  it('ends with the last task, and has ticks at round times', () => {
    expect(scaleOf({ ...ended, createdAt: at(0) }, 9_999)).toMatchObject({
      end: 124,
      stepMs: 60_000,
      ticks: [minute(1), minute(2)],
    })
  })

  it('stays the same for a quarter of a step while a task is there', () => {
    const running = { createdAt: at(0), startedAt: at(20) }
    const early = scaleOf(running, 121)
    expect(early).toMatchObject({ end: 131, ticks: [minute(1), minute(2)] })
    expect(scaleOf(running, 131)).toEqual(early)
    expect(scaleOf(running, 132).end).toBe(146)
  })

  it('has room for times that are ahead of the clock', () => {
    const bars = toTaskBars([taskRow({ createdAt: at(0), startedAt: at(100) })], launchedAtMs)
    expect(since(toTimeScale(bars, launchedAtMs, 0).endMs)).toBe(101)
  })

  it('has room for a task that was created just now, and for one of days', () => {
    expect(scaleOf({ createdAt: at(0) }, 0)).toMatchObject({ stepMs: 5_000, end: 11 })
    const days = scaleOf({ createdAt: at(0) }, 9 * 86_400)
    expect(days.stepMs).toBe(3 * 86_400_000)
    expect(days.ticks.length).toBeLessThanOrEqual(5)
  })

  it('has its ticks at round times of the reader’s zone', () => {
    const { ticksMs } = scaleOf({ createdAt: at(0) }, 3 * 3600, 345)
    expect(ticksMs.every(tickMs => (tickMs + 345 * 60_000) % 3_600_000 === 0)).toBe(true)
  })

  it('has few ticks, all of them in it, and every bar too', () => {
    fc.assert(
      fc.property(fc.nat(400 * 86_400), fc.integer({ min: -720, max: 840 }), (nowS, offset) => {
        const { startMs, endMs, ticksMs } = scaleOf({ createdAt: at(0) }, nowS, offset)
        expect(ticksMs.length).toBeGreaterThan(0)
        expect(ticksMs.length).toBeLessThanOrEqual(6)
        expect(ticksMs.every(tickMs => tickMs >= startMs && tickMs <= endMs)).toBe(true)
        expect(endMs).toBeGreaterThanOrEqual(launchedAtMs + nowS * 1000)
      }),
    )
  })
})
