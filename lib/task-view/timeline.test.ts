import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { taskMoments, toTimeline } from './timeline.ts'
import type { TaskMoments } from './timeline.ts'

const whole: TaskMoments = {
  createdAt: 0,
  connectivityAt: 7_000,
  pullStartedAt: 10_000,
  pullStoppedAt: 27_000,
  startedAt: 29_000,
  stoppingAt: 101_000,
  executionStoppedAt: 105_000,
  stoppedAt: 124_000,
}

const durations = (moments: TaskMoments) =>
  Object.fromEntries(
    (toTimeline(moments)?.phases ?? []).map(p => [p.key, (p.endMs - p.startMs) / 1000]),
  )

describe('toTimeline', () => {
  it('tells six phases of a task that ran', () => {
    expect(durations(whole)).toEqual({
      provision: 7,
      pull: 17,
      start: 2,
      run: 72,
      stop: 4,
      deprovision: 19,
    })
    expect(toTimeline(whole)).toMatchObject({ startMs: 0, endMs: 124_000, ongoing: false })
  })

  it('does not mind execution that stopped before the stopping began', () => {
    const early = { ...whole, executionStoppedAt: 91_000 }
    expect(durations(early)).toMatchObject({ run: 62, stop: 10, deprovision: 23 })
  })

  it('leaves the phase open that is going on', () => {
    const { createdAt, connectivityAt, pullStartedAt } = whole
    const timeline = toTimeline({ createdAt, connectivityAt, pullStartedAt })
    expect(timeline).toMatchObject({ ongoing: true, endMs: 10_000 })
    expect(timeline?.phases).toEqual([
      { key: 'provision', startMs: 0, endMs: 7_000, ongoing: false },
      { key: 'pull', startMs: 10_000, endMs: 10_000, ongoing: true },
    ])
  })

  it('ends what never came to pass where the task stopped', () => {
    const failed = { createdAt: 0, pullStartedAt: 5_000, stoppingAt: 9_000, stoppedAt: 20_000 }
    expect(durations(failed)).toEqual({ provision: 5, pull: 4, deprovision: 11 })
  })

  it('is absent when ECS tells no moment', () => {
    expect(toTimeline({})).toBeUndefined()
  })

  it('has no negative phase and none outside, whatever the moments', () => {
    const moment = fc.option(fc.integer({ min: 0, max: 1e6 }), { nil: undefined })
    const moments = fc.record(Object.fromEntries(taskMoments.map(name => [name, moment])))
    fc.assert(
      fc.property(moments, any => {
        const timeline = toTimeline(any)
        for (const phase of timeline?.phases ?? []) {
          expect(phase.startMs).toBeGreaterThanOrEqual(timeline?.startMs ?? NaN)
          expect(phase.endMs).toBeGreaterThanOrEqual(phase.startMs)
          expect(phase.endMs).toBeLessThanOrEqual(timeline?.endMs ?? NaN)
        }
        expect(timeline?.phases.filter(p => p.ongoing).length ?? 0).toBeLessThanOrEqual(1)
      }),
    )
  })
})
