import { describe, expect, it } from 'vitest'
import { fail, succeed } from '../result.ts'
import { LedgerUnavailable } from '../ledger/trouble/ledger-unavailable.ts'
import { explainBugs } from './explain-bugs.ts'

describe('a step of the sign-in', () => {
  const logged: { err: unknown; errorId: string }[] = []
  const log = { error: (details: object) => logged.push(details as never), warn: () => undefined }

  it.each([succeed('in'), fail({ kind: 'forbidden', message: 'Not with these keys.' })])(
    'passes its outcome on',
    async outcome => {
      expect(await explainBugs(log, () => Promise.resolve(outcome))).toBe(outcome)
      expect(logged).toEqual([])
    },
  )

  it('tells the page an id where it breaks, and the log the whole error under it', async () => {
    const error = new Error('SQLITE_BUSY: database /secret/path is locked')
    const outcome = await explainBugs(log, () => Promise.reject(error))
    const [entry] = logged
    expect(entry?.err).toBe(error)
    if (outcome.ok) throw new Error('It did not fail')
    expect(outcome.failure.message).toContain(entry?.errorId)
    expect(outcome.failure.message).not.toMatch(/SQLITE|secret/)
  })

  it('says why the database cannot serve', async () => {
    const count = logged.length
    const error = new LedgerUnavailable('busy')
    const outcome = await explainBugs(log, () => Promise.reject(error))
    expect(outcome).toEqual(fail(error.failure))
    expect(logged).toHaveLength(count)
  })
})
