import { expect, it } from 'vitest'
import { toSessionEndText } from './session-end-text.ts'

const MINUTE_MS = 60_000

it.each([
  [8 * 60, /after 8 hours without/],
  [60, /after 1 hour without/],
  [90, /after 90 minutes without/],
  [1, /after 1 minute without/],
  [0.01, /after 1 minute without/],
])('a session that may be idle for %d minutes says so when it ends', (minutes, sentence) => {
  expect(toSessionEndText('idle', minutes * MINUTE_MS)).toMatch(sentence)
})

it('any other end says nothing of activity', () => {
  for (const reason of ['expired', undefined]) {
    expect(toSessionEndText(reason, MINUTE_MS)).not.toMatch(/activity/)
  }
})
