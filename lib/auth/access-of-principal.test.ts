import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openLedger } from '../ledger/open-ledger.server.ts'
import type { Ledger } from '../ledger/open-ledger.server.ts'
import { endSession } from '../ledger/sessions/sessions.server.ts'
import { accessOfPrincipal } from './access-of-principal.server.ts'
import { storeSession, toSessionClock } from './vault.server.ts'

const HOUR_MS = 3_600_000
const accountId = '111122223333'
const arnOf = (name: string) => `arn:aws:iam::${accountId}:user/${name}`
const now = new Date(Date.UTC(2026, 0, 1))

describe('the credentials of a principal', () => {
  let ledger: Ledger
  beforeEach(async () => {
    ledger = await openLedger('file::memory:', 's'.repeat(32))
  })
  afterEach(() => ledger.close())

  const signIn = (name: string, key: string, ageMs = 0, ofAccount = accountId) =>
    storeSession(
      ledger,
      {
        accountId: ofAccount,
        principalArn: arnOf(name),
        credentials: {
          accessKeyId: key,
          secretAccessKey: 's',
          expiresAt: new Date(now.getTime() - ageMs + 4 * HOUR_MS),
        },
      },
      {
        method: 'access-keys',
        region: 'us-east-1',
        now: new Date(now.getTime() - ageMs),
        idleMs: 8 * HOUR_MS,
      },
    )
  const keyOf = async (name: string) =>
    (
      await accessOfPrincipal(
        ledger,
        { accountId, principalArn: arnOf(name) },
        toSessionClock(now, 8 * HOUR_MS),
      )
    )?.credentials.accessKeyId

  it('are those of the newest live session', async () => {
    await signIn('ana', 'OLD', HOUR_MS)
    const newest = await signIn('ana', 'NEW')
    expect(await keyOf('ana')).toBe('NEW')
    await endSession(ledger, newest, now.toISOString())
    expect(await keyOf('ana')).toBe('OLD')
  })

  it('are none of a session that has expired, or of anybody else', async () => {
    await signIn('ana', 'EXPIRED', 5 * HOUR_MS)
    await signIn('bob', 'BOB')
    await signIn('ana', 'ELSEWHERE', 0, '444455556666')
    expect(await keyOf('ana')).toBeUndefined()
  })
})
