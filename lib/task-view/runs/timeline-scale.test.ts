import { describe, expect, it } from 'vitest'
import { toTimeline } from '../timeline.ts'
import type { TaskMoments } from '../timeline.ts'
import { toTimelineScale } from './timeline-scale.ts'
import type { UsualPhases } from './usual-phases.ts'

const usual = { runs: 3, phases: { run: { usualMs: 60_000, longestMs: 60_000 } } }
const running: TaskMoments = { createdAt: 0, startedAt: 10_000 }
const scaleOf = (moments: TaskMoments, nowMs: number, of: UsualPhases = usual) => {
  const timeline = toTimeline(moments)
  return timeline && toTimelineScale(timeline, nowMs, of)
}

describe('the axis of a timeline', () => {
  it('goes on to the usual end of a task that runs', () => {
    const whole = { startMs: 0, endMs: 70_000, usualEndMs: 70_000 }
    expect(scaleOf(running, 40_000)).toEqual({ ...whole, pastMs: 40_000 })
  })

  it('leaves a third of the width to what has happened', () => {
    expect(scaleOf(running, 20_000)).toMatchObject({ endMs: 60_000, usualEndMs: 70_000 })
  })

  it('ends now once the usual end is past, before the task runs, and where nothing is usual', () => {
    const now = { startMs: 0, pastMs: 80_000, endMs: 80_000 }
    expect(scaleOf(running, 80_000)).toEqual(now)
    expect(scaleOf({ createdAt: 0 }, 80_000)).toEqual(now)
    expect(scaleOf(running, 80_000, { runs: 3, phases: {} })).toEqual(now)
  })

  it('has no end that no date can be', () => {
    const never = { runs: 3, phases: { run: { usualMs: 9e15, longestMs: 9e15 } } }
    expect(scaleOf({ createdAt: -8e15, startedAt: 1 }, 80_000, never)?.endMs).toBe(80_000)
  })

  it('ends with the task', () => {
    const stopped = { ...running, stoppingAt: 12_000, stoppedAt: 13_000 }
    expect(scaleOf(stopped, 80_000)).toEqual({ startMs: 0, pastMs: 13_000, endMs: 13_000 })
  })
})
