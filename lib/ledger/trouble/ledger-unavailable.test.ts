import { describe, expect, it } from 'vitest'
import { isLedgerUnavailable, LedgerUnavailable, toTroubleSentence } from './ledger-unavailable.ts'

describe('an unavailable ledger', () => {
  it('is known by its digest where nothing else of the error is left', () => {
    const error = new LedgerUnavailable('full')
    expect(toTroubleSentence(error.digest)).toBe(error.message)
    expect(toTroubleSentence('LEDGER_UNAVAILABLE:constructor')).toBeUndefined()
    expect(toTroubleSentence('1234567890')).toBeUndefined()
    expect(toTroubleSentence(undefined)).toBeUndefined()
  })

  it('is known across copies of its module, and answers as a failure', () => {
    const error = new LedgerUnavailable('busy', new Error('SQLITE_BUSY'))
    expect(isLedgerUnavailable(error)).toBe(true)
    expect(isLedgerUnavailable(new Error('SQLITE_BUSY'))).toBe(false)
    expect(error.failure).toMatchObject({ kind: 'unreachable', code: 'Ledger.busy' })
  })
})
