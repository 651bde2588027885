import { describe, expect, it } from 'vitest'
import { isLookDue } from './look-policy.ts'

const due = (ageMs: number, lookedAgoMs?: number) =>
  isLookDue({
    nowMs: 1e12,
    launchedMs: 1e12 - ageMs,
    lookedMs: lookedAgoMs === undefined ? 0 : 1e12 - lookedAgoMs,
  })

describe('looking for a launch', () => {
  it('begins five seconds after the click', () => {
    expect(due(4_999)).toBe(false)
    expect(due(5_000)).toBe(true)
  })

  it('comes back after an eighth of its age, ten minutes at most', () => {
    expect(due(80_000, 9_999)).toBe(false)
    expect(due(80_000, 10_000)).toBe(true)
    expect(due(30 * 86_400_000, 599_999)).toBe(false)
    expect(due(30 * 86_400_000, 600_000)).toBe(true)
  })

  it('does not wait for a clock that went back', () => {
    expect(due(-3_600_000)).toBe(true)
    expect(due(3_600_000, -60_000)).toBe(true)
  })
})
