import { expect, it } from 'vitest'
import { lastSeenMs, rememberSeen } from './last-seen.ts'

const WRITTEN = '2026-01-01T00:00:00.000Z'
const NOW_MS = Date.parse('2026-01-01T01:00:00.000Z')
const see = (ledger: object, sid: string, nowMs: number, idleMs = 8 * 3_600_000) =>
  rememberSeen(ledger, { sid, writtenIso: WRITTEN, nowMs, idleMs })

it('a session is seen where it was last active, written down or not', () => {
  const ledger = {}
  expect(lastSeenMs(ledger, 'a', WRITTEN)).toBe(Date.parse(WRITTEN))
  see(ledger, 'a', NOW_MS)
  expect(lastSeenMs(ledger, 'a', WRITTEN)).toBe(NOW_MS)
  expect(lastSeenMs({}, 'a', WRITTEN)).toBe(Date.parse(WRITTEN))
})

it('a short idle time is written down more often', () => {
  const ledger = {}
  const idleMs = 60_000
  expect(see(ledger, 'a', NOW_MS, idleMs)).toBe(true)
  expect(see(ledger, 'a', NOW_MS + 5_999, idleMs)).toBe(false)
  expect(see(ledger, 'a', NOW_MS + 6_000, idleMs)).toBe(true)
})

it('of too many sessions those seen longest ago are forgotten', () => {
  const ledger = {}
  for (let session = 0; session < 10_001; session++) see(ledger, `${session}`, NOW_MS)
  expect(lastSeenMs(ledger, '0', WRITTEN)).toBe(Date.parse(WRITTEN))
  expect(lastSeenMs(ledger, '1', WRITTEN)).toBe(NOW_MS)
})
