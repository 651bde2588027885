import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openLedger } from '../ledger/open-ledger.server.ts'
import type { Ledger } from '../ledger/open-ledger.server.ts'
import { startLocalAws } from '../local-aws/start-local-aws.ts'
import type { LocalAws } from '../local-aws/start-local-aws.ts'
import { readSettings } from '../settings/settings.ts'
import type { SignInMethod } from '../settings/settings.ts'
import { signIn } from './sign-in.server.ts'

const MINUTE = 60_000
const START = Date.parse('2026-01-01T00:00:00.000Z')
const SECRET = 's'.repeat(32)
const OPERATOR = 'LOCALOPERATOR0000001'
const VIEWER = 'LOCALVIEWER000000001'
const right = (accessKeyId: string) => ({
  accessKeyId,
  secretAccessKey: accessKeyId.toLowerCase().repeat(2),
})
const wrong = (accessKeyId: string) => ({ accessKeyId, secretAccessKey: 'wrong' })

const LOCKED = { ok: false, failure: { kind: 'throttled' } }
const REFUSED = { ok: false, failure: { kind: 'invalid' } }

describe('failed sign-ins', () => {
  let aws: LocalAws
  let folder: string
  let url: string
  let ledger: Ledger
  beforeAll(async () => {
    aws = await startLocalAws({ strict: false })
  })
  afterAll(() => aws.close())
  beforeEach(async () => {
    aws.world.reset()
    await fetch(`${aws.url}/_local/faults`, post({ clear: true }))
    folder = mkdtempSync(join(tmpdir(), 'slipway-lock-'))
    url = `file:${join(folder, 'slipway.db')}`
    ledger = await openLedger(url, SECRET)
  })
  afterEach(async () => {
    await ledger.close()
    rmSync(folder, { recursive: true })
  })

  const post = (body: object) => ({
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const addFault = (fault: object) => fetch(`${aws.url}/_local/faults`, post({ faults: [fault] }))

  interface Given {
    atMs?: number
    address?: string
    endpoint?: string
    method?: SignInMethod
  }
  const attempt = (fields: object, { atMs = START, address, endpoint, method }: Given = {}) =>
    signIn(
      {
        ledger,
        settings: readSettings({
          NEXTAUTH_SECRET: SECRET,
          SLIPWAY_SIGN_IN: 'access-keys,demo',
          AWS_ENDPOINT_URL: aws.url,
        }),
        now: new Date(atMs),
        address: address ?? '203.0.113.9',
        endpoint: endpoint ?? aws.url,
      },
      method ?? 'access-keys',
      fields,
    )
  const failFiveTimes = async (given: Given = {}) => {
    for (let time = 0; time < 5; time++) {
      expect(await attempt(wrong(OPERATOR), given)).toMatchObject(REFUSED)
    }
  }
  const keptPairs = () => ledger.db.selectFrom('failed_sign_ins').selectAll().execute()

  it('lock the key for 15 minutes at its address, whatever is sent, and ask nothing of AWS', async () => {
    await failFiveTimes()
    // Where nothing listens, whatever is asked fails as unreachable.
    const endpoint = 'http://127.0.0.1:9'
    for (const atMs of [START + 1, START + 15 * MINUTE - 1]) {
      expect(await attempt(right(OPERATOR), { atMs, endpoint })).toMatchObject(LOCKED)
      expect(await attempt(wrong(OPERATOR), { atMs, endpoint })).toMatchObject(LOCKED)
    }
    expect(await attempt(right(OPERATOR), { atMs: START + 15 * MINUTE })).toMatchObject({
      ok: true,
    })
  })

  it('say how long the lock lasts', async () => {
    await failFiveTimes()
    const sentenceAt = async (atMs: number) => {
      const outcome = await attempt(right(OPERATOR), { atMs })
      return outcome.ok ? '' : outcome.failure.message
    }
    expect(await sentenceAt(START + 1)).toMatch(/in 15 minutes\.$/)
    expect(await sentenceAt(START + 14 * MINUTE + 1)).toMatch(/in 1 minute\.$/)
  })

  it('lock no other address, no other key and not the demo', async () => {
    await failFiveTimes()
    expect(await attempt(right(OPERATOR), { address: '203.0.113.10' })).toMatchObject({ ok: true })
    expect(await attempt(right(VIEWER))).toMatchObject({ ok: true })
    expect(await attempt({}, { method: 'demo' })).toMatchObject({ ok: true })
    expect(await attempt(right(OPERATOR))).toMatchObject(LOCKED)
  })

  it('lock the network of an IPv6 address, which has any number of addresses', async () => {
    await failFiveTimes({ address: '2001:db8::1' })
    expect(await attempt(right(OPERATOR), { address: '2001:db8::2' })).toMatchObject(LOCKED)
    expect(await attempt(right(OPERATOR), { address: '2001:db8:0:1::1' })).toMatchObject({
      ok: true,
    })
  })

  it('count across a restart', async () => {
    await failFiveTimes()
    await ledger.close()
    ledger = await openLedger(url, SECRET)
    expect(await attempt(right(OPERATOR))).toMatchObject(LOCKED)
  })

  it('are forgotten when a sign-in succeeds', async () => {
    for (let time = 0; time < 4; time++) await attempt(wrong(OPERATOR))
    expect(await attempt(right(OPERATOR))).toMatchObject({ ok: true })
    expect(await keptPairs()).toEqual([])
    await failFiveTimes()
  })

  it('count wrong MFA codes, also when the keys alone sign in between', async () => {
    const code = (mfaCode: string) => attempt({ ...right(OPERATOR), mfaCode })
    for (let time = 0; time < 4; time++) expect((await code('000000')).ok).toBe(false)
    expect(await attempt(right(OPERATOR))).toMatchObject({ ok: true })
    expect((await code('000000')).ok).toBe(false)
    expect(await code('123456')).toMatchObject(LOCKED)
  })

  it.each([
    ['cannot be reached', { kind: 'drop-before' }],
    ['throttles', { kind: 'error', status: 400, code: 'Throttling', message: 'Rate exceeded' }],
    [
      'sees a clock that is wrong',
      {
        kind: 'error',
        status: 403,
        code: 'SignatureDoesNotMatch',
        message: 'Signature expired: 20260101T000000Z is now earlier than 20260101T001500Z',
      },
    ],
  ])('do not count where AWS %s', async (_, fault) => {
    await addFault({ service: 'sts', ...fault })
    expect(await attempt(right(OPERATOR))).toMatchObject({ ok: false })
    expect(await keptPairs()).toEqual([])
  })

  it('do not count where the form itself is wrong', async () => {
    for (let time = 0; time < 6; time++) {
      expect(await attempt({ accessKeyId: OPERATOR })).toMatchObject(REFUSED)
    }
    expect(await keptPairs()).toEqual([])
  })

  it('ask AWS five times when twenty are sent at once', async () => {
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => attempt(wrong(OPERATOR))))
    const kinds = outcomes.map(outcome => (outcome.ok ? 'ok' : outcome.failure.kind))
    expect(kinds.filter(kind => kind === 'invalid')).toHaveLength(5)
    expect(kinds.filter(kind => kind === 'throttled')).toHaveLength(15)
  })

  it('end their lock within 15 minutes of a clock that moved back', async () => {
    await failFiveTimes({ atMs: START + 24 * 60 * MINUTE })
    expect(await attempt(right(OPERATOR), { atMs: START })).toMatchObject(LOCKED)
    expect(await attempt(right(OPERATOR), { atMs: START + 15 * MINUTE })).toMatchObject({
      ok: true,
    })
  })

  it('keep neither the key nor the address, and are erased when they count no longer', async () => {
    await attempt(wrong(OPERATOR))
    const text = JSON.stringify(await keptPairs())
    for (const secret of [OPERATOR, '203.0.113.9', 'wrong']) expect(text).not.toContain(secret)
    await attempt(wrong(VIEWER), { atMs: START + 15 * MINUTE })
    expect(await keptPairs()).toHaveLength(1)
  })
})
