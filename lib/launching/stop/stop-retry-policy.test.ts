import { describe, expect, it } from 'vitest'
import { toStopRetry } from './stop-retry-policy.ts'

const askedMs = Date.UTC(2026, 0, 1)

/** When a stop is tried, in milliseconds after the click, if it is looked at every 500 ms. */
function triesOf(untilMs: number): number[] {
  const tries: number[] = []
  for (let ageMs = 0; ageMs < untilMs; ageMs += 500) {
    const last = tries.at(-1)
    const triedMs = last === undefined ? undefined : askedMs + last
    const next = toStopRetry({ nowMs: askedMs + ageMs, askedMs, triedMs })
    if (next === 'give-up') return tries
    if (next === 'try') tries.push(ageMs)
  }
  return tries
}

describe('when a stop is tried again', () => {
  it('is every second at first, every four in the end, and for thirty at most', () => {
    const tries = triesOf(120_000)
    expect(tries.slice(0, 3)).toEqual([1_000, 2_000, 3_000])
    expect(tries.at(-1)).toBeLessThan(30_000)
    expect(tries.at(-1)).toBeGreaterThanOrEqual(25_000)
    expect(tries.length).toBeLessThan(15)
  })

  it('ends for what a restart finds too late, and after a clock that went back', () => {
    const late = { askedMs, triedMs: undefined }
    expect(toStopRetry({ ...late, nowMs: askedMs + 30_000 })).toBe('give-up')
    expect(toStopRetry({ ...late, nowMs: askedMs - 3_600_000 })).toBe('give-up')
    expect(toStopRetry({ ...late, nowMs: askedMs + 29_000 })).toBe('try')
  })
})
