import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LOCK_MS, addTry, afterSuccess, toLockedMs, toPast } from './sign-in-lock.ts'
import type { SignInTry } from './sign-in-lock.ts'

const minute = 60_000
const tryAt = (atMs: number, mfa = false): SignInTry => ({ id: `try-${atMs}`, atMs, mfa })
const triesAt = (...timesMs: number[]) =>
  timesMs.reduce<SignInTry[]>((tries, atMs) => addTry(tries, tryAt(atMs)), [])

describe('the lock of a key and address', () => {
  it('begins with the fifth try in 5 minutes and lasts 15', () => {
    const four = triesAt(0, minute, 2 * minute, 3 * minute)
    expect(toLockedMs(four, 4 * minute)).toBeUndefined()
    const five = addTry(four, tryAt(4 * minute))
    expect(toLockedMs(five, 4 * minute)).toBe(15 * minute)
    expect(toLockedMs(five, 19 * minute - 1)).toBe(1)
    expect(toLockedMs(five, 19 * minute)).toBeUndefined()
  })

  it('does not begin with five tries in more than 5 minutes', () => {
    const slow = triesAt(0, minute, 2 * minute, 3 * minute, 5 * minute)
    expect(toLockedMs(slow, 5 * minute)).toBeUndefined()
  })

  it('never holds without five tries in 5 minutes, nor longer than 15', () => {
    const times = fc.array(fc.integer({ min: 0, max: 40 * minute }), { maxLength: 40 })
    fc.assert(
      fc.property(times, timesMs => {
        let tries: SignInTry[] = []
        const made: number[] = []
        for (const nowMs of timesMs.toSorted((one, other) => one - other)) {
          const lockedMs = toLockedMs(tries, nowMs)
          const isDue = made.some(
            newest =>
              nowMs - newest < LOCK_MS &&
              made.filter(atMs => atMs <= newest && newest - atMs < 5 * minute).length >= 5,
          )
          expect(lockedMs !== undefined).toBe(isDue)
          expect(lockedMs ?? 0).toBeLessThanOrEqual(LOCK_MS)
          if (lockedMs !== undefined) continue
          made.push(nowMs)
          tries = addTry(tries, { id: `${made.length}`, atMs: nowMs, mfa: false })
        }
      }),
      { seed: 13, numRuns: 300 },
    )
  })

  it('keeps no more tries than it needs', () => {
    const many = Array.from({ length: 100 }, (_, index) => index * 2 * minute)
    expect(triesAt(...many)).toHaveLength(3)
  })

  it('ends within 15 minutes of a clock that moved back', () => {
    const tomorrow = 24 * 60 * minute
    const five = triesAt(tomorrow, tomorrow + 1, tomorrow + 2, tomorrow + 3, tomorrow + 4)
    const moved = toPast(five, minute)
    expect(toLockedMs(moved, minute)).toBe(LOCK_MS)
    expect(toLockedMs(moved, minute + LOCK_MS)).toBeUndefined()
    expect(toPast(triesAt(1, 2), 3)).toEqual(triesAt(1, 2))
  })

  it('forgets failed tries at a success, but wrong MFA codes only at a success with a code', () => {
    const failed = [tryAt(1), tryAt(2, true)]
    expect(afterSuccess([...failed, tryAt(3)], tryAt(3))).toEqual([tryAt(2, true)])
    expect(afterSuccess([...failed, tryAt(3, true)], tryAt(3, true))).toEqual([])
  })
})
