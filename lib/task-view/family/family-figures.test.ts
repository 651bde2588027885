import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FamilyRun } from './family-run.ts'
import {
  FAMILY_DAYS,
  countOutcomes,
  isUnsuccessful,
  toFamilyFigures,
  toFirstDayMs,
  toPercent,
} from './family-figures.ts'

const nowMs = Date.UTC(2026, 10, 30, 14, 2)
const ago = (minutes: number) => new Date(nowMs - minutes * 60_000).toISOString()
const DAY = 24 * 60

const run = (minutesAgo: number, more: Partial<FamilyRun> = {}): FamilyRun => ({
  href: `/tasks/${minutesAgo}`,
  outcome: 'succeeded',
  title: 'Succeeded',
  createdAt: ago(minutesAgo),
  endedAt: ago(minutesAgo - 1),
  ranMs: 40_000,
  isOwnEnd: true,
  isByEventBridge: false,
  ...more,
})
const failed = (minutesAgo: number, title = 'Container app exited with code 3') =>
  run(minutesAgo, { outcome: 'failed', title })
const figures = (...runs: FamilyRun[]) => toFamilyFigures(runs, nowMs)

describe('what the runs of a family come to', () => {
  it('counts them, those that run, and those that EventBridge started', () => {
    expect(
      figures(
        run(9, { isByEventBridge: true }),
        run(5),
        run(2, { outcome: 'running', endedAt: undefined, ranMs: undefined, isOwnEnd: false }),
      ),
    ).toMatchObject({ runs: 3, running: 1, byEventBridge: 1 })
  })

  it('judges only runs that ended well or badly', () => {
    const unjudged = (['running', 'stopped', 'unknown'] as const).map(outcome =>
      run(1, { outcome }),
    )
    expect(figures(...unjudged).successRate).toBeUndefined()
    const bad = (['failed', 'never-started', 'interrupted'] as const).map(outcome =>
      run(1, { outcome }),
    )
    expect(figures(...unjudged, ...bad, run(1)).successRate).toBe(1 / 4)
  })

  it('takes durations of runs that ended by themselves', () => {
    const long = run(1, { ranMs: 9e9, isOwnEnd: false })
    const runs = [10, 20, 30, 40].map(ranMs => run(1, { ranMs }))
    expect(figures(long, ...runs)).toMatchObject({ medianMs: 25, p95Ms: 39 })
    expect(figures(long)).toMatchObject({ medianMs: undefined, p95Ms: undefined })
  })

  it('groups failures by what happened, with the newest run of each', () => {
    const spot = run(3, { outcome: 'interrupted', title: 'Spot took the capacity back' })
    const { reasons, lastFailure } = figures(failed(8), spot, failed(5), run(1), failed(9))
    expect(reasons).toEqual([
      { title: 'Container app exited with code 3', count: 3, lastAt: ago(4), href: '/tasks/5' },
      { title: 'Spot took the capacity back', count: 1, lastAt: ago(2), href: '/tasks/3' },
    ])
    expect(lastFailure).toEqual({ at: ago(2), title: spot.title, href: '/tasks/3' })
    expect(figures(run(1)).lastFailure).toBeUndefined()
  })

  it('draws the newest 24, oldest first', () => {
    const runs = Array.from({ length: 30 }, (_, index) => run(index + 1))
    expect(figures(...runs).recent.map(({ href }) => href)).toEqual(
      Array.from({ length: 24 }, (_, index) => `/tasks/${24 - index}`),
    )
  })

  it('counts by day, today the last', () => {
    const { days } = figures(run(1), failed(2), run(DAY), run(89 * DAY), run(-2 * DAY))
    expect(days).toHaveLength(FAMILY_DAYS)
    expect(days.at(-1)).toEqual({ day: '2026-11-30', counts: { succeeded: 2, failed: 1 } })
    expect(days.at(-2)).toEqual({ day: '2026-11-29', counts: { succeeded: 1 } })
    expect(days[0]).toEqual({ day: '2026-09-02', counts: { succeeded: 1 } })
    expect(new Date(toFirstDayMs(nowMs)).toISOString()).toBe('2026-09-02T00:00:00.000Z')
  })

  it.each([
    [0, 0],
    [0.001, 1],
    [0.914, 91],
    [0.999, 99],
    [1, 100],
  ])('writes %d as %d percent', (part, percent) => expect(toPercent(part)).toBe(percent))
})

describe('whatever the runs are', () => {
  const runs = fc.array(
    fc.record({
      href: fc.uuid(),
      outcome: fc.constantFrom(
        ...(['succeeded', 'failed', 'stopped', 'interrupted', 'never-started'] as const),
        ...(['running', 'unknown'] as const),
      ),
      title: fc.constantFrom('one', 'other', 'third'),
      createdAt: fc.integer({ min: -DAY, max: 100 * DAY }).map(ago),
      endedAt: fc.option(fc.integer({ min: 0, max: 100 * DAY }).map(ago), { nil: undefined }),
      ranMs: fc.option(fc.nat(), { nil: undefined }),
      isOwnEnd: fc.boolean(),
      isByEventBridge: fc.boolean(),
    }),
    { maxLength: 60 },
  )
  const sum = (counts: readonly number[]) => counts.reduce((one, other) => one + other, 0)

  it('every run is on one day, and every failure has one reason', () => {
    fc.assert(
      fc.property(runs, given => {
        const { days, reasons, recent } = figures(...given)
        const counts = days.flatMap(day => Object.entries(day.counts))
        for (const [outcome, count] of Object.entries(countOutcomes(given)))
          expect(sum(counts.filter(([name]) => name === outcome).map(([, n]) => n))).toBe(count)
        expect(sum(counts.map(([, n]) => n))).toBe(given.length)
        expect(sum(reasons.map(({ count }) => count))).toBe(
          given.filter(({ outcome }) => isUnsuccessful(outcome)).length,
        )
        expect(recent).toHaveLength(Math.min(24, given.length))
      }),
    )
  })

  it('the order in which they come does not matter', () => {
    const shuffled = runs.chain(given =>
      fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
    )
    fc.assert(
      fc.property(shuffled, ([given, mixed]) => {
        expect(figures(...mixed)).toEqual(figures(...given))
      }),
    )
  })

  it('the 95th percentile is between the median and the longest', () => {
    fc.assert(
      fc.property(runs, given => {
        const { medianMs, p95Ms } = figures(...given)
        const own = given.flatMap(({ isOwnEnd, ranMs }) => (isOwnEnd ? (ranMs ?? []) : []))
        if (medianMs === undefined || p95Ms === undefined) {
          expect(own).toEqual([])
          return
        }
        expect(p95Ms).toBeGreaterThanOrEqual(medianMs)
        expect(p95Ms).toBeLessThanOrEqual(Math.max(...own))
        expect(medianMs).toBeGreaterThanOrEqual(Math.min(...own))
      }),
    )
  })
})
