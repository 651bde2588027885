import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openLedger } from './open-ledger.server.ts'
import type { Ledger } from './open-ledger.server.ts'
import {
  changeSessionRegion,
  endExpiredSessions,
  endSession,
  readSession,
  writeSession,
} from './sessions.server.ts'
import type { KeptSession } from './sessions.server.ts'

const session = (sid: string, expiresAt?: string): KeptSession => ({
  sid,
  accountId: '111122223333',
  principalArn: 'arn:aws:iam::111122223333:user/operator',
  region: 'us-east-1',
  method: 'access-keys',
  createdAt: '2026-01-01T00:00:00.000Z',
  expiresAt,
})
const noon = '2026-01-01T12:00:00.000Z'
const credentials = { secretAccessKey: 'hush' }

describe('sessions', () => {
  let ledger: Ledger
  beforeEach(async () => {
    ledger = await openLedger('file::memory:', 's'.repeat(32))
  })
  afterEach(() => ledger.close())

  const column = async (sid: string) =>
    (
      await ledger.db
        .selectFrom('sessions')
        .select('credentials')
        .where('sid', '=', sid)
        .executeTakeFirstOrThrow()
    ).credentials

  it('open until they expire, and hold no credential in clear', async () => {
    await writeSession(ledger, session('a', noon), credentials)
    expect(await readSession(ledger, 'a', '2026-01-01T11:59:59.999Z')).toEqual({
      session: session('a', noon),
      credentials,
    })
    expect(await readSession(ledger, 'a', noon)).toBeUndefined()
    expect(await column('a')).not.toContain('hush')
  })

  it('whose end is unknown stay open for 12 hours and no longer', async () => {
    await writeSession(ledger, session('a'), credentials)
    const justBefore = await readSession(ledger, 'a', '2026-01-01T11:59:59.999Z')
    expect(justBefore?.session).toEqual(session('a'))
    expect(await readSession(ledger, 'a', noon)).toBeUndefined()
  })

  it.each([
    ['known', '2026-01-01T01:00:00.000Z'],
    ['unknown', undefined],
  ])(
    'lose their credentials when they are read after their end, be it %s',
    async (_, expiresAt) => {
      await writeSession(ledger, session('a', expiresAt), credentials)
      await readSession(ledger, 'a', noon)
      expect(await column('a')).toBe('')
      expect(await readSession(ledger, 'a', '2026-01-01T00:30:00.000Z')).toBeUndefined()
    },
  )

  it('end for good, and their credentials are erased', async () => {
    await writeSession(ledger, session('a'), credentials)
    await endSession(ledger, 'a', noon)
    expect(await readSession(ledger, 'a', noon)).toBeUndefined()
    expect(await column('a')).toBe('')
  })

  it('that expired lose their credentials, others do not', async () => {
    await writeSession(ledger, session('old', '2026-01-01T01:00:00.000Z'), credentials)
    await writeSession(ledger, session('new', '2026-01-02T00:00:00.000Z'), credentials)
    await writeSession(ledger, session('unknown'), credentials)
    await endExpiredSessions(ledger, '2026-01-01T11:59:59.999Z')
    expect(await column('old')).toBe('')
    expect(await column('new')).not.toBe('')
    expect(await column('unknown')).not.toBe('')
    await endExpiredSessions(ledger, noon)
    expect(await column('unknown')).toBe('')
  })

  it('do not open when their credentials were copied from another row', async () => {
    await writeSession(ledger, session('a'), credentials)
    await writeSession(ledger, session('b'), credentials)
    await ledger.db
      .updateTable('sessions')
      .set({ credentials: await column('a') })
      .where('sid', '=', 'b')
      .execute()
    await expect(readSession(ledger, 'b', '2026-01-01T01:00:00.000Z')).rejects.toThrow()
  })

  it('change their Region', async () => {
    await writeSession(ledger, session('a'), credentials)
    await changeSessionRegion(ledger, 'a', 'eu-west-1')
    const changed = await readSession(ledger, 'a', '2026-01-01T01:00:00.000Z')
    expect(changed?.session.region).toBe('eu-west-1')
  })
})
