import { describe, expect, it } from 'vitest'
import { toClockText, toDayText, toDayClockText } from './instant-text'
import { toExactText, toMinuteText, toTickText } from './instant-text'

const atMs = Date.parse('2026-11-29T23:05:09.007Z')

describe('the text of an instant', () => {
  it.each([
    [0, '23:05:09', '29 Nov 2026, 23:05:09.007 UTC'],
    [60, '00:05:09', '30 Nov 2026, 00:05:09.007 UTC+1'],
    [-480, '15:05:09', '29 Nov 2026, 15:05:09.007 UTC−8'],
    [330, '04:35:09', '30 Nov 2026, 04:35:09.007 UTC+5:30'],
    [-210, '19:35:09', '29 Nov 2026, 19:35:09.007 UTC−3:30'],
  ])('%s minutes east of UTC', (offsetMinutes, clock, exact) => {
    expect(toClockText(atMs, offsetMinutes)).toBe(clock)
    expect(toExactText(atMs, offsetMinutes)).toBe(exact)
  })

  it('has a short form, and the day alone', () => {
    expect(toMinuteText(atMs, 60)).toBe('30 Nov 2026, 00:05 UTC+1')
    expect(toDayClockText(atMs, 60)).toBe('30 Nov, 00:05:09')
    expect(toDayText('2026-09-02')).toBe('2 Sep 2026')
  })

  it.each([
    [15_000, '00:05:09'],
    [60_000, '00:05'],
    [86_400_000, '30 Nov'],
  ])('of a tick is as exact as its step of %s ms', (stepMs, text) => {
    expect(toTickText(atMs, 60, stepMs)).toBe(text)
  })

  it('agrees with Intl on date and time in every month', () => {
    const options = { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' } as const
    const format = new Intl.DateTimeFormat('en-GB', { ...options, hourCycle: 'h23' })
    for (let month = 0; month < 12; month += 1) {
      const at = Date.UTC(2026, month, 3, 4, 5, 6)
      const [date, time] = toExactText(at, 0).split(', ')
      expect(`${date}, ${time?.slice(0, 8)}`).toBe(format.format(at).replace('Sept', 'Sep'))
    }
  })
})
