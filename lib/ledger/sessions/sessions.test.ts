import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openLedger } from '../open-ledger.server.ts'
import type { Ledger } from '../open-ledger.server.ts'
import {
  changeSessionRegion,
  endExpiredSessions,
  endSession,
  endSessionsOf,
  noteActivity,
  purgeEndedSessions,
  readEndReason,
  readSession,
  writeSession,
} from './sessions.server.ts'
import type { KeptSession } from './sessions.server.ts'

const HOUR_MS = 3_600_000
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
const at = (nowIso: string, idleMs = 24 * HOUR_MS) => ({ nowIso, idleMs })
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
    expect(await readSession(ledger, 'a', at('2026-01-01T11:59:59.999Z'))).toEqual({
      session: session('a', noon),
      credentials,
    })
    expect(await readSession(ledger, 'a', at(noon))).toBeUndefined()
    expect(await column('a')).not.toContain('hush')
  })

  it('whose end is unknown stay open for 12 hours and no longer', async () => {
    await writeSession(ledger, session('a'), credentials)
    const justBefore = await readSession(ledger, 'a', at('2026-01-01T11:59:59.999Z'))
    expect(justBefore?.session).toEqual(session('a'))
    expect(await readSession(ledger, 'a', at(noon))).toBeUndefined()
  })

  it.each([
    ['known', '2026-01-01T01:00:00.000Z'],
    ['unknown', undefined],
  ])(
    'lose their credentials when they are read after their end, be it %s',
    async (_, expiresAt) => {
      await writeSession(ledger, session('a', expiresAt), credentials)
      await readSession(ledger, 'a', at(noon))
      expect(await column('a')).toBe('')
      expect(await readSession(ledger, 'a', at('2026-01-01T00:30:00.000Z'))).toBeUndefined()
    },
  )

  it('end for good, and their credentials are erased', async () => {
    await writeSession(ledger, session('a'), credentials)
    await endSession(ledger, 'a', noon)
    expect(await readSession(ledger, 'a', at(noon))).toBeUndefined()
    expect(await column('a')).toBe('')
  })

  it('that expired lose their credentials, others do not', async () => {
    await writeSession(ledger, session('old', '2026-01-01T01:00:00.000Z'), credentials)
    await writeSession(ledger, session('new', '2026-01-02T00:00:00.000Z'), credentials)
    await writeSession(ledger, session('unknown'), credentials)
    await endExpiredSessions(ledger, at('2026-01-01T11:59:59.999Z'))
    expect(await column('old')).toBe('')
    expect(await column('new')).not.toBe('')
    expect(await column('unknown')).not.toBe('')
    await endExpiredSessions(ledger, at(noon))
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
    await expect(readSession(ledger, 'b', at('2026-01-01T01:00:00.000Z'))).rejects.toThrow()
  })

  it('change their Region', async () => {
    await writeSession(ledger, session('a'), credentials)
    await changeSessionRegion(ledger, 'a', 'eu-west-1')
    const changed = await readSession(ledger, 'a', at('2026-01-01T01:00:00.000Z'))
    expect(changed?.session.region).toBe('eu-west-1')
  })

  describe('that may be idle for 8 hours', () => {
    const idle = (nowIso: string) => at(nowIso, 8 * HOUR_MS)
    const read = (nowIso: string) => readSession(ledger, 'a', idle(nowIso))
    const writtenAt = async () =>
      (
        await ledger.db
          .selectFrom('sessions')
          .select('last_seen_at')
          .where('sid', '=', 'a')
          .executeTakeFirstOrThrow()
      ).last_seen_at
    /** What a request does. */
    const request = async (nowIso: string) => {
      const kept = await read(nowIso)
      if (!kept) throw new Error('The session has ended')
      await noteActivity(ledger, { sid: 'a', lastSeenAt: kept.lastSeenAt }, idle(nowIso))
    }
    /** Another ledger object on the same database: what was only remembered is gone. */
    const restart = () => {
      ledger = { ...ledger }
    }
    beforeEach(() => writeSession(ledger, session('a', '2026-01-02T00:00:00.000Z'), credentials))

    it('end 8 hours after they began without a request, and say why', async () => {
      expect(await read('2026-01-01T07:59:59.999Z')).toBeDefined()
      expect(await readEndReason(ledger, 'a')).toBeUndefined()
      expect(await read('2026-01-01T08:00:00.000Z')).toBeUndefined()
      expect(await column('a')).toBe('')
      expect(await readEndReason(ledger, 'a')).toBe('idle')
      expect(await read('2026-01-01T07:00:00.000Z')).toBeUndefined()
    })

    it('end 8 hours after their last request', async () => {
      await request('2026-01-01T07:00:00.000Z')
      await request('2026-01-01T07:03:00.000Z')
      expect(await read('2026-01-01T15:02:59.999Z')).toBeDefined()
      expect(await read('2026-01-01T15:03:00.000Z')).toBeUndefined()
    })

    it('do not last longer by being read', async () => {
      for (const hour of ['02', '04', '06']) await read(`2026-01-01T${hour}:00:00.000Z`)
      expect(await read('2026-01-01T08:00:00.000Z')).toBeUndefined()
    })

    it('have their last request written once in 10 minutes', async () => {
      await request('2026-01-01T01:00:00.000Z')
      expect(await writtenAt()).toBe('2026-01-01T01:00:00.000Z')
      await request('2026-01-01T01:09:59.999Z')
      expect(await writtenAt()).toBe('2026-01-01T01:00:00.000Z')
      await request('2026-01-01T01:10:00.000Z')
      expect(await writtenAt()).toBe('2026-01-01T01:10:00.000Z')
    })

    it('go on after a restart from what was written', async () => {
      await request('2026-01-01T01:00:00.000Z')
      await request('2026-01-01T01:05:00.000Z')
      restart()
      expect(await read('2026-01-01T08:59:59.999Z')).toBeDefined()
      expect(await read('2026-01-01T09:00:00.000Z')).toBeUndefined()
    })

    it('end by their expiry, too, and say so', async () => {
      for (const hour of ['06', '12', '18', '23']) await request(`2026-01-01T${hour}:00:00.000Z`)
      expect(await read('2026-01-02T00:00:00.000Z')).toBeUndefined()
      expect(await readEndReason(ledger, 'a')).toBe('expired')
    })

    it('end without being read, unless a request is remembered that was not written', async () => {
      await request('2026-01-01T01:00:00.000Z')
      await request('2026-01-01T01:05:00.000Z')
      await endExpiredSessions(ledger, idle('2026-01-01T09:00:00.000Z'))
      expect(await column('a')).not.toBe('')
      await endExpiredSessions(ledger, idle('2026-01-01T09:05:00.000Z'))
      expect(await column('a')).toBe('')
      expect(await readEndReason(ledger, 'a')).toBe('idle')
    })

    it('count requests of a clock that moved back', async () => {
      await request('2026-01-01T07:00:00.000Z')
      await request('2026-01-01T01:00:00.000Z')
      expect(await writtenAt()).toBe('2026-01-01T01:00:00.000Z')
      expect(await read('2026-01-01T09:00:00.000Z')).toBeUndefined()
    })

    it('let a request pass whose time cannot be written', async () => {
      const kept = await read('2026-01-01T01:00:00.000Z')
      await ledger.db.schema.alterTable('sessions').dropColumn('last_seen_at').execute()
      const seen = { sid: 'a', lastSeenAt: kept?.lastSeenAt }
      await expect(noteActivity(ledger, seen, idle(noon))).resolves.toBeUndefined()
    })
  })

  it('of a principal end together, and those of others go on', async () => {
    const others = {
      principal: { ...session('b'), principalArn: 'arn:aws:iam::111122223333:user/operator2' },
      account: { ...session('c'), accountId: '444455556666' },
    }
    await writeSession(ledger, session('a'), credentials)
    await writeSession(ledger, session('d'), credentials)
    await writeSession(ledger, others.principal, credentials)
    await writeSession(ledger, others.account, credentials)
    await endSessionsOf(ledger, session('a'), '2026-01-01T01:00:00.000Z')
    for (const sid of ['a', 'd']) {
      expect(await readSession(ledger, sid, at('2026-01-01T01:00:00.000Z'))).toBeUndefined()
      expect(await column(sid)).toBe('')
    }
    for (const sid of ['b', 'c']) {
      expect(await readSession(ledger, sid, at('2026-01-01T01:00:00.000Z'))).toBeDefined()
    }
  })

  it('are deleted a week after they ended, and not before', async () => {
    await writeSession(ledger, session('ended'), credentials)
    await writeSession(ledger, session('open'), credentials)
    await endSession(ledger, 'ended', noon)
    const sids = async () => {
      const rows = await ledger.db.selectFrom('sessions').select('sid').orderBy('sid').execute()
      return rows.map(row => row.sid)
    }
    await purgeEndedSessions(ledger, '2026-01-08T11:59:59.999Z')
    expect(await sids()).toEqual(['ended', 'open'])
    await purgeEndedSessions(ledger, '2026-01-08T12:00:00.000Z')
    expect(await sids()).toEqual(['open'])
  })
})
