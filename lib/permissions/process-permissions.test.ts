import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openLedger } from '../ledger/open-ledger.server.ts'
import type { Ledger } from '../ledger/open-ledger.server.ts'
import { endExpiredSessions, endSession, writeSession } from '../ledger/sessions/sessions.server.ts'
import { processPermissions } from './process-permissions.server.ts'
import { readProof, rememberProof } from './permissions.ts'

const proof = { allowed: true, askedAt: { wallMs: 0, steadyMs: 0 } }

describe('what AWS said of a session', () => {
  let ledger: Ledger
  let sids: { gone: string; stays: string }
  beforeEach(async () => {
    ledger = await openLedger('file::memory:', 's'.repeat(32))
    sids = { gone: crypto.randomUUID(), stays: crypto.randomUUID() }
    for (const sid of Object.values(sids)) {
      const isGone = sid === sids.gone
      await writeSession(
        ledger,
        {
          sid,
          accountId: '111122223333',
          principalArn: 'arn:aws:iam::111122223333:user/operator',
          region: 'us-east-1',
          method: 'demo',
          createdAt: '2026-11-24T10:00:00.000Z',
          expiresAt: `2026-11-24T1${isGone ? 1 : 9}:00:00.000Z`,
        },
        {},
      )
      rememberProof(processPermissions(), sid, 'cluster/x', proof)
    }
  })
  afterEach(() => ledger.close())

  const known = () => [
    readProof(processPermissions(), sids.gone, 'cluster/x'),
    readProof(processPermissions(), sids.stays, 'cluster/x'),
  ]

  it('goes when it signs out', async () => {
    expect(known()).toEqual([proof, proof])
    await endSession(ledger, sids.gone, '2026-11-24T10:30:00.000Z')
    expect(known()).toEqual([undefined, proof])
  })

  it('goes when it is found to have expired', async () => {
    const clock = { nowIso: '2026-11-24T11:00:00.000Z', idleMs: 24 * 3_600_000 }
    await endExpiredSessions(ledger, clock)
    expect(known()).toEqual([undefined, proof])
  })
})
