import { describe, expect, it } from 'vitest'
import { toRunningText, toSessionText } from './family-notes.ts'

const nowMs = Date.UTC(2026, 10, 24, 10)
const MINUTE_MS = 60_000
const inMinutes = (minutes: number) => new Date(nowMs + minutes * MINUTE_MS).toISOString()
const session = (minutesLeft: number, usualMinutes: number) =>
  toSessionText({ sessionEndsAt: inMinutes(minutesLeft), usualMs: usualMinutes * MINUTE_MS }, nowMs)

describe('before the click', () => {
  it('says how many tasks of the family run, and nothing where none does or nobody knows', () => {
    expect(toRunningText({ running: { count: 2, hasMore: false } })).toMatch(/^2 tasks .* are /)
    expect(toRunningText({ running: { count: 1, hasMore: false } })).toMatch(/^1 task .* is /)
    expect(toRunningText({ running: { count: 300, hasMore: true } })).toMatch(/^300 or more tasks/)
    expect(toRunningText({ running: { count: 0, hasMore: false } })).toBeUndefined()
    expect(toRunningText({})).toBeUndefined()
  })

  it('says that the session ends before a usual run', () => {
    expect(session(40, 52)).toMatch(/in 40 min, .* takes 52 min\./)
    expect(session(59.5, 65)).toMatch(/in 59 min, .* takes 1 h 05 min\./)
    expect(session(0.5, 52)).toContain('in less than 1 min')
  })

  it('says nothing where the session lasts, or one of both is unknown', () => {
    expect(session(52, 52)).toBeUndefined()
    expect(session(600, 52)).toBeUndefined()
    expect(toSessionText({ usualMs: 52 * MINUTE_MS }, nowMs)).toBeUndefined()
    expect(toSessionText({ sessionEndsAt: inMinutes(1) }, nowMs)).toBeUndefined()
    expect(toSessionText({ sessionEndsAt: 'soon', usualMs: 1 }, nowMs)).toBeUndefined()
  })
})
