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
  it('tells the phases of a task that ran, and what was between them', () => {
    expect(durations(whole)).toEqual({
      provision: 7,
      'pull-wait': 3,
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
      { key: 'pull-wait', startMs: 7_000, endMs: 10_000, ongoing: false },
      { key: 'pull', startMs: 10_000, endMs: 10_000, ongoing: true },
    ])
    expect(toTimeline({ createdAt, connectivityAt })?.phases.at(-1)).toMatchObject({
      key: 'pull-wait',
      ongoing: true,
    })
  })

  it('ends what never came to pass where the task stopped', () => {
    const failed = { createdAt: 0, pullStartedAt: 5_000, stoppingAt: 9_000, stoppedAt: 20_000 }
    expect(durations(failed)).toEqual({ provision: 5, pull: 4, deprovision: 11 })
    const { createdAt, connectivityAt, stoppedAt } = whole
    expect(durations({ createdAt, connectivityAt, stoppedAt })).toEqual({
      provision: 7,
      'pull-wait': 117,
    })
  })

  it.each<[string, (keyof TaskMoments)[], (keyof TaskMoments)[], number]>([
    ['no times', ['pullStartedAt', 'pullStoppedAt'], ['pullStartedAt', 'pullStoppedAt'], 22],
    ['no start', ['pullStartedAt'], ['pullStartedAt'], 20],
    ['no end', ['pullStoppedAt'], ['pullStoppedAt'], 19],
    ['nothing before the end', ['connectivityAt', 'pullStartedAt'], ['pullStartedAt'], 27],
  ])('names the times of the pull that ECS does not report: %s', (_, without, missing, seconds) => {
    const moments = { ...whole, ...Object.fromEntries(without.map(name => [name, undefined])) }
    const gap = toTimeline(moments)?.phases.find(({ key }) => key === 'unreported')
    expect(gap?.missing).toEqual(missing)
    expect(durations(moments)).toMatchObject({ unreported: seconds, run: 72 })
  })

  it('keeps a phase that took no time, and drops such a gap', () => {
    const quick = { ...whole, pullStartedAt: 7_000, pullStoppedAt: 7_000, startedAt: 7_000 }
    expect(durations(quick)).toMatchObject({ provision: 7, pull: 0, start: 0, run: 94 })
    expect(durations(quick)).not.toHaveProperty('pull-wait')
  })

  it('moves a time that cannot be true, and says so', () => {
    const skewed = { ...whole, pullStartedAt: 6_000 }
    expect(toTimeline(skewed)).toMatchObject({ isReordered: true, startMs: 0, endMs: 124_000 })
    expect(durations(skewed)).toMatchObject({ provision: 7, pull: 20 })
    expect(toTimeline({ ...whole, createdAt: 9e9 })).toMatchObject({ startMs: 7_000 })
    expect(toTimeline(whole)?.isReordered).toBe(false)
  })

  it('ends where it was seen last if ECS reports no end, and none will come', () => {
    const { createdAt, startedAt } = whole
    const lost = toTimeline({ createdAt, startedAt }, 60_000)
    expect(lost).toMatchObject({ ongoing: false, isEndUnknown: true, endMs: 60_000 })
    expect(lost?.phases.at(-1)).toEqual({
      key: 'run',
      startMs: 29_000,
      endMs: 60_000,
      ongoing: false,
    })
    expect(toTimeline(whole, 500_000)).toMatchObject({ endMs: 124_000, isEndUnknown: false })
  })

  it('is absent when ECS tells no moment', () => {
    expect(toTimeline({})).toBeUndefined()
  })

  const moment = fc.option(fc.integer({ min: 0, max: 1e6 }), { nil: undefined })
  const moments = fc.record(Object.fromEntries(taskMoments.map(name => [name, moment])))

  it('covers the whole without overlap, whatever the moments', () => {
    fc.assert(
      fc.property(moments, moment, (any, lastSeenMs) => {
        const timeline = toTimeline(any, lastSeenMs)
        if (!timeline) return
        let atMs = timeline.startMs
        for (const phase of timeline.phases) {
          expect(phase.startMs).toBe(atMs)
          expect(phase.endMs).toBeGreaterThanOrEqual(atMs)
          atMs = phase.endMs
        }
        expect(atMs).toBe(timeline.endMs)
      }),
    )
  })

  it('has each phase once, and none but the last is ongoing', () => {
    fc.assert(
      fc.property(moments, any => {
        const phases = toTimeline(any)?.phases ?? []
        const keys = phases.map(({ key }) => key)
        expect(new Set(keys).size).toBe(keys.length)
        expect(phases.slice(0, -1).some(({ ongoing }) => ongoing)).toBe(false)
      }),
    )
  })
})
