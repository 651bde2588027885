import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LedgerUnavailable } from '../ledger/trouble/ledger-unavailable.ts'
import { beat, repeat } from './repeat.server.ts'

const EVERY_MS = 1_000

describe('what the server does for as long as it lives', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  const hanging = () => vi.fn(() => new Promise<void>(() => undefined))

  it('repeats once it is done', async () => {
    const acts = [hanging(), vi.fn(() => Promise.resolve())] as const
    for (const act of acts) repeat(EVERY_MS, act, 'trouble')
    await vi.advanceTimersByTimeAsync(3 * EVERY_MS)
    expect(acts.map(({ mock }) => mock.calls.length)).toEqual([1, 4])
  })

  it('beats also where it is not done', async () => {
    const act = hanging()
    beat(EVERY_MS, act, 'trouble')
    await vi.advanceTimersByTimeAsync(3 * EVERY_MS)
    expect(act).toHaveBeenCalledTimes(4)
  })

  it('goes on after an error', async () => {
    const act = vi.fn(() => Promise.reject(new LedgerUnavailable('busy')))
    beat(EVERY_MS, act, 'trouble')
    repeat(EVERY_MS, act, 'trouble')
    await vi.advanceTimersByTimeAsync(EVERY_MS)
    expect(act).toHaveBeenCalledTimes(4)
  })
})
