import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useClock } from './clock'
import { toAgoText } from './ago-text'

const START_MS = Date.UTC(2026, 0, 1)

beforeEach(() => {
  vi.useFakeTimers({ now: START_MS })
})
afterEach(() => {
  vi.useRealTimers()
})

const pass = (ms: number): void =>
  void act(() => {
    vi.advanceTimersByTime(ms)
  })

test('a text that shows a time is drawn again when it changes, not each second', () => {
  let draws = 0
  const { result } = renderHook(() => {
    draws += 1
    return useClock(nowMs => toAgoText(nowMs - START_MS))
  })
  pass(60_000)
  expect(result.current).toBe('1 min ago')
  const drawsInAMinute = draws
  pass(59_000)
  expect(result.current).toBe('1 min ago')
  expect(draws).toBe(drawsInAMinute)
  pass(1_000)
  expect(result.current).toBe('2 min ago')
  expect(draws).toBe(drawsInAMinute + 1)
})

test('all texts of a page share one timer, which ends with the last of them', () => {
  const texts = [1, 2, 3].map(() => renderHook(() => useClock(nowMs => nowMs)))
  expect(vi.getTimerCount()).toBe(1)
  texts.slice(1).forEach(({ unmount }) => unmount())
  expect(vi.getTimerCount()).toBe(1)
  texts[0]?.unmount()
  expect(vi.getTimerCount()).toBe(0)
})
