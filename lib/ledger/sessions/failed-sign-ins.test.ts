import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  purgeFailedSignIns,
  readFailedSignIns,
  replaceFailedSignIns,
} from './failed-sign-ins.server.ts'
import { openLedger } from '../open-ledger.server.ts'
import type { Ledger } from '../open-ledger.server.ts'

const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString()

describe('failed sign-ins', () => {
  let ledger: Ledger
  beforeEach(async () => {
    ledger = await openLedger('file::memory:', 's'.repeat(32))
  })
  afterEach(() => ledger.close())

  const replace = (pair: string, tries: unknown[], version?: string, second = 0) =>
    replaceFailedSignIns(ledger, pair, { tries, newestAt: at(second), version })
  const pairs = async () => {
    const rows = await ledger.db.selectFrom('failed_sign_ins').select('pair').execute()
    return rows.map(({ pair }) => pair).toSorted()
  }

  it('are written by one of those who read the same', async () => {
    expect(await readFailedSignIns(ledger, 'a')).toEqual({ tries: [], version: undefined })
    expect(await replace('a', [1])).toBe(true)
    expect(await replace('a', [2])).toBe(false)
    const { tries, version } = await readFailedSignIns(ledger, 'a')
    expect(tries).toEqual([1])
    expect(await replace('a', [1, 2], version)).toBe(true)
    expect(await replace('a', [1, 3], version)).toBe(false)
    expect(await replace('a', [], version)).toBe(false)
    expect((await readFailedSignIns(ledger, 'a')).tries).toEqual([1, 2])
  })

  it('leave no row when none is left', async () => {
    await replace('a', [1])
    const { version } = await readFailedSignIns(ledger, 'a')
    expect(await replace('a', [], version)).toBe(true)
    expect(await replace('b', [])).toBe(true)
    expect(await pairs()).toEqual([])
  })

  it('are dropped when they are old, and the oldest when there are too many', async () => {
    for (let second = 0; second < 6; second++) await replace(`${second}`, [1], undefined, second)
    await purgeFailedSignIns(ledger, { beforeIso: at(1), maxPairs: 3 })
    expect(await pairs()).toEqual(['3', '4', '5'])
    await purgeFailedSignIns(ledger, { beforeIso: at(1), maxPairs: 3 })
    expect(await pairs()).toEqual(['3', '4', '5'])
  })
})
