import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { GetSessionTokenCommand } from '@aws-sdk/client-sts'
import { stsClient } from '../aws/clients.server.ts'
import { openLedger } from '../ledger/open-ledger.server.ts'
import type { Ledger } from '../ledger/open-ledger.server.ts'
import { startLocalAws } from '../local-aws/start-local-aws.ts'
import type { LocalAws } from '../local-aws/start-local-aws.ts'
import { readSettings } from '../settings/settings.ts'
import { signIn } from './sign-in.server.ts'
import { openSession, toSessionClock } from './vault.server.ts'

const OPERATOR = 'LOCALOPERATOR0000001'
const keysOf = (accessKeyId: string) => ({
  accessKeyId,
  secretAccessKey: accessKeyId.toLowerCase().repeat(2),
})

describe('signing in', () => {
  let aws: LocalAws
  let ledger: Ledger
  beforeAll(async () => {
    aws = await startLocalAws({ strict: false })
  })
  afterAll(() => aws.close())
  beforeEach(async () => {
    aws.world.reset()
    ledger = await openLedger('file::memory:', 's'.repeat(32))
  })
  afterEach(() => ledger.close())

  const env = (more = {}) => ({
    NEXTAUTH_SECRET: 's'.repeat(32),
    SLIPWAY_SIGN_IN: 'access-keys,demo',
    AWS_ENDPOINT_URL: aws.url,
    AWS_REGION: 'eu-west-1',
    ...more,
  })
  const context = (more = {}) => ({
    ledger,
    settings: readSettings(env(more)),
    now: new Date(),
    address: '203.0.113.9',
    endpoint: aws.url,
  })
  const addFault = (fault: object) =>
    fetch(`${aws.url}/_local/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ faults: [fault] }),
    })
  const open = async (sid: string) => {
    const session = await openSession(ledger, sid, toSessionClock(new Date(), 3_600_000))
    if (!session) throw new Error('The session does not open')
    return session
  }

  it('exchanges long-term keys for temporary ones of 12 hours and keeps only those', async () => {
    const outcome = await signIn(context(), 'access-keys', keysOf(OPERATOR))
    if (!outcome.ok) throw new Error(outcome.failure.message)
    expect(outcome.value.sub).toBe('arn:aws:iam::111122223333:user/operator')
    const { session, credentials } = await open(outcome.value.sid)
    expect(session).toMatchObject({ accountId: '111122223333', region: 'eu-west-1' })
    expect(credentials.accessKeyId).not.toBe(OPERATOR)
    expect(credentials.sessionToken).toBeTruthy()
    const hours = (Date.parse(session.expiresAt ?? '') - Date.now()) / 3_600_000
    expect(Math.round(hours)).toBe(12)
    expect(JSON.stringify(credentials)).not.toContain(keysOf(OPERATOR).secretAccessKey)
  })

  it('takes a role for as long as the role allows', async () => {
    const roleArn = 'arn:aws:iam::111122223333:role/slipway-viewer'
    const outcome = await signIn(context(), 'access-keys', { ...keysOf(OPERATOR), roleArn })
    if (!outcome.ok) throw new Error(outcome.failure.message)
    expect(outcome.value.sub).toBe('arn:aws:sts::111122223333:assumed-role/slipway-viewer/operator')
    const { session } = await open(outcome.value.sid)
    expect(Math.round((Date.parse(session.expiresAt ?? '') - Date.now()) / 3_600_000)).toBe(1)
  })

  it('takes temporary keys as they are, with an end that is unknown', async () => {
    const access = { region: 'us-east-1', endpoint: aws.url, credentials: keysOf(OPERATOR) }
    const { Credentials: given } = await stsClient(access).send(new GetSessionTokenCommand({}))
    const outcome = await signIn(context(), 'access-keys', {
      accessKeyId: given?.AccessKeyId,
      secretAccessKey: given?.SecretAccessKey,
      sessionToken: ` ${given?.SessionToken}\n`,
    })
    if (!outcome.ok) throw new Error(outcome.failure.message)
    const { session, credentials } = await open(outcome.value.sid)
    expect(session.expiresAt).toBeUndefined()
    expect(credentials.accessKeyId).toBe(given?.AccessKeyId)
  })

  it('erases what sessions that have expired since left behind', async () => {
    const longAgo = { ...context(), now: new Date('2026-01-01T00:00:00.000Z') }
    const first = await signIn(longAgo, 'demo', {})
    if (!first.ok) throw new Error(first.failure.message)
    await ledger.db
      .updateTable('sessions')
      .set({ expires_at: '2026-01-01T12:00:00.000Z' })
      .execute()
    await signIn(context(), 'demo', {})
    const { credentials } = await ledger.db
      .selectFrom('sessions')
      .select('credentials')
      .where('sid', '=', first.value.sid)
      .executeTakeFirstOrThrow()
    expect(credentials).toBe('')
  })

  it('signs the demo operator in with nothing but a click', async () => {
    expect(await signIn(context(), 'demo', {})).toMatchObject({ ok: true })
  })

  it('refuses a method that is not offered', async () => {
    const settings = { SLIPWAY_SIGN_IN: 'access-keys' }
    expect(await signIn(context(settings), 'demo', {})).toMatchObject({
      ok: false,
      failure: { kind: 'forbidden' },
    })
  })

  it.each([
    [
      'an unknown key',
      { ...keysOf(OPERATOR), accessKeyId: 'AKIANOBODYKNOWS00000' },
      /does not know these keys/,
    ],
    ['a wrong secret', { ...keysOf(OPERATOR), secretAccessKey: 'x' }, /does not know these keys/],
    ['a short key id', { ...keysOf(OPERATOR), accessKeyId: 'AKIA' }, /Access key ID/],
    ['no secret', { accessKeyId: OPERATOR }, /^Secret access key: paste/],
    ['no key id', { secretAccessKey: 'x' }, /^Access key ID: paste/],
    [
      'a huge secret',
      { ...keysOf(OPERATOR), secretAccessKey: 'x'.repeat(257) },
      /^Secret access key: at most 256/,
    ],
    ['a number as role', { ...keysOf(OPERATOR), roleArn: 7 }, /^Role: paste/],
    ['a role that is none', { ...keysOf(OPERATOR), roleArn: 'admin' }, /Role: paste an ARN/],
    ['letters as MFA code', { ...keysOf(OPERATOR), mfaCode: 'abcdef' }, /six digits/],
    ['a wrong MFA code', { ...keysOf(OPERATOR), mfaCode: '999999' }, /MFA code/],
    [
      'a huge token',
      { ...keysOf(OPERATOR), sessionToken: 'x'.repeat(5000) },
      /^Session token: at most 4096/,
    ],
    ['nothing', undefined, /^Paste an access key ID and its secret/],
  ])('says what is wrong with %s, and keeps no session', async (_, fields, sentence) => {
    const outcome = await signIn(context(), 'access-keys', fields)
    expect(outcome.ok).toBe(false)
    if (!outcome.ok) expect(outcome.failure.message).toMatch(sentence)
    expect(await ledger.db.selectFrom('sessions').selectAll().execute()).toEqual([])
  })

  it('says to look at the clock when the keys may be right', async () => {
    await addFault({
      service: 'sts',
      kind: 'error',
      status: 403,
      code: 'SignatureDoesNotMatch',
      message: 'Signature expired: 20260101T000000Z is now earlier than 20260101T001500Z',
    })
    const outcome = await signIn(context(), 'access-keys', keysOf(OPERATOR))
    expect(outcome).toMatchObject({
      ok: false,
      failure: { kind: 'rejected', message: expect.stringContaining('clock') as string },
    })
  })

  it('says that a pasted token has expired', async () => {
    await fetch(`${aws.url}/_local/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ faults: [{ service: 'sts', kind: 'expire' }] }),
    })
    const outcome = await signIn(context(), 'access-keys', keysOf(OPERATOR))
    expect(outcome).toMatchObject({
      ok: false,
      failure: { kind: 'invalid', message: expect.stringMatching(/expired/) as string },
    })
  })

  it('says that AWS does not answer when the endpoint is gone', async () => {
    const outcome = await signIn(
      { ...context(), endpoint: 'http://127.0.0.1:9' },
      'access-keys',
      keysOf(OPERATOR),
    )
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'unreachable' } })
  })
})
