import { describe, expect, it } from 'vitest'
import { toResend } from './resend-window.ts'

const clickMs = Date.UTC(2026, 0, 1, 12)
const minute = 60_000
const iso = (ms: number) => new Date(ms).toISOString()
const at = (ageMs: number, more: { sentAt?: string; lookedAt?: string } = {}) =>
  toResend({ createdAt: iso(clickMs), sentAt: iso(clickMs), ...more }, new Date(clickMs + ageMs))

describe('sending a launch again', () => {
  it.each([
    [0, 'same'],
    [55 * minute - 1, 'same'],
    [55 * minute, 'late'],
    [24 * 60 * minute, 'late'],
    [-1, 'unknown-age'],
    [-24 * 60 * minute, 'unknown-age'],
  ])('%i ms after the click is %s', (ageMs, resend) => {
    expect(at(ageMs)).toBe(resend)
  })

  it('is never the same once a clock has gone back below what the launch has seen', () => {
    const ninety = iso(clickMs + 90 * minute)
    expect(at(30 * minute, { lookedAt: ninety })).toBe('unknown-age')
    expect(at(30 * minute, { sentAt: ninety })).toBe('unknown-age')
  })

  it('bears the small difference of two servers’ clocks', () => {
    expect(at(30 * minute, { lookedAt: iso(clickMs + 30 * minute + 2_000) })).toBe('same')
  })
})
