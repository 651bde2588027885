import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { trustKnown, trustUnanswered } from './trust-policy.ts'
import type { Moment } from './trust-policy.ts'

const MINUTE_MS = 60_000
const start = { wallMs: 1_800_000_000_000, steadyMs: 5_000 }
const after = (ms: number): Moment => ({
  wallMs: start.wallMs + ms,
  steadyMs: start.steadyMs + ms,
})
const yes = { allowed: true, askedAt: start }
const no = { allowed: false, askedAt: start }

describe('what AWS said of a session', () => {
  it('is not known where AWS was never asked', () => {
    expect(trustKnown(undefined, start)).toBeUndefined()
    expect(trustUnanswered(undefined, start)).toBe(false)
  })

  it('ends after two minutes when it was yes, after five seconds when it was no', () => {
    expect(trustKnown(yes, after(2 * MINUTE_MS - 1))).toBe(true)
    expect(trustKnown(yes, after(2 * MINUTE_MS))).toBeUndefined()
    expect(trustKnown(no, after(4_999))).toBe(false)
    expect(trustKnown(no, after(5_000))).toBeUndefined()
  })

  it('holds for fifteen minutes while AWS cannot be asked, and only when it was yes', () => {
    expect(trustUnanswered(yes, after(15 * MINUTE_MS - 1))).toBe(true)
    expect(trustUnanswered(yes, after(15 * MINUTE_MS))).toBe(false)
    expect(trustUnanswered(no, after(1))).toBe(false)
  })

  it('does not become young again when the wall clock is set back', () => {
    expect(trustKnown(yes, { ...after(1), wallMs: start.wallMs - 1 })).toBeUndefined()
    expect(trustUnanswered(yes, { ...after(1), wallMs: 0 })).toBe(false)
    expect(trustKnown(yes, { ...after(3 * MINUTE_MS), wallMs: start.wallMs + 1 })).toBeUndefined()
  })

  it('ages by the wall clock where the steady one stood still', () => {
    const slept = { wallMs: start.wallMs + 3 * MINUTE_MS, steadyMs: start.steadyMs + 1 }
    expect(trustKnown(yes, slept)).toBeUndefined()
  })

  it('never shows anything fifteen minutes after the last yes, whatever the clocks do', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(), (wallMs, lateMs) => {
        const steadyMs = start.steadyMs + 15 * MINUTE_MS + lateMs
        expect(trustUnanswered(yes, { wallMs, steadyMs })).toBe(false)
        expect(trustKnown(yes, { wallMs, steadyMs })).not.toBe(true)
      }),
      { seed: 13 },
    )
  })
})
