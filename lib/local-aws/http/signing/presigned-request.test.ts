import { GetSessionTokenCommand, STSClient } from '@aws-sdk/client-sts'
import { SignatureV4 } from '@smithy/signature-v4'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startLocalAws } from '../../start-local-aws.ts'
import type { LocalAws } from '../../start-local-aws.ts'
import { clientOptions, credentialsOf } from '../../test/client-options.ts'
import { NodeSha256 } from '../../test/node-sha256.ts'
import { sendRaw } from '../../test/send-raw.ts'

let local: LocalAws
let wallMs = Date.now()
beforeAll(async () => {
  local = await startLocalAws({ strict: false, wallNow: () => wallMs })
})
afterAll(() => local.close())

interface Keys {
  accessKeyId: string
  secretAccessKey: string
  sessionToken?: string
}

/** The address that proves who made it, as clusters and vaults hand it around. */
async function presign(keys: Keys = credentialsOf('operator'), service = 'sts'): Promise<string> {
  const signer = new SignatureV4({
    credentials: keys,
    region: 'us-east-1',
    service,
    sha256: NodeSha256,
  })
  const { query = {} } = await signer.presign(
    {
      method: 'GET',
      protocol: 'http:',
      hostname: '127.0.0.1',
      path: '/',
      query: { Action: 'GetCallerIdentity', Version: '2011-06-15' },
      headers: { host: `127.0.0.1:${local.port}`, 'x-cluster': 'blue  and   green' },
    },
    { expiresIn: 60, signingDate: new Date(wallMs), unhoistableHeaders: new Set(['x-cluster']) },
  )
  const pairs = Object.entries(query).map(([name, value]) => [name, String(value)])
  return `/?${new URLSearchParams(pairs).toString().replaceAll('+', '%20')}`
}

const open = (path: string, cluster = 'blue and green') =>
  sendRaw(local.port, { method: 'GET', path, headers: { 'x-cluster': cluster } })

describe('a presigned address', () => {
  it('is answered as its maker, whoever opens it, however often', async () => {
    const path = await presign()
    for (let visit = 0; visit < 2; visit += 1) {
      const answer = await open(path)
      expect(answer.status).toBe(200)
      expect(answer.text).toContain('<Arn>arn:aws:iam::111122223333:user/operator</Arn>')
    }
  })

  it('may carry a session token', async () => {
    const sts = new STSClient(clientOptions(local, 'viewer'))
    const { Credentials: issued } = await sts.send(new GetSessionTokenCommand())
    const path = await presign({
      accessKeyId: issued?.AccessKeyId ?? '',
      secretAccessKey: issued?.SecretAccessKey ?? '',
      sessionToken: issued?.SessionToken ?? '',
    })
    expect((await open(path)).text).toContain('user/viewer</Arn>')
    const without = path.replace(/X-Amz-Security-Token=[^&]*&?/, '')
    expect((await open(without)).status).toBe(403)
  })

  it('signs what is in its headers, spaces counted once', async () => {
    const path = await presign()
    expect((await open(path, ' blue   and green ')).status).toBe(200)
    expect((await open(path, 'blue and red')).text).toContain('SignatureDoesNotMatch')
  })

  it.each([
    ['another action', /GetCallerIdentity/, 'GetSessionToken'],
    ['another time', /X-Amz-Date=(\d{8})T\d{6}/, 'X-Amz-Date=$1T000001'],
    ['another signature', /X-Amz-Signature=\w{4}/, 'X-Amz-Signature=0000'],
    ['a parameter more', /$/, '&DurationSeconds=900'],
  ])('is refused with %s', async (_case, pattern, other) => {
    const changed = (await presign()).replace(pattern, other)
    const answer = await open(changed)
    expect(answer.status).toBe(403)
    expect(answer.text).toContain('<Code>SignatureDoesNotMatch</Code>')
  })

  it('lives for 15 minutes, as STS has it, whatever it says of itself', async () => {
    const path = await presign()
    wallMs += 14 * 60_000
    expect((await open(path)).status).toBe(200)
    wallMs += 2 * 60_000
    expect((await open(path)).text).toContain('Signature expired')
  })

  it.each(['X-Amz-Credential', 'X-Amz-Date', 'X-Amz-SignedHeaders', 'X-Amz-Algorithm'])(
    'is incomplete without %s',
    async name => {
      const path = (await presign()).replace(new RegExp(`${name}=[^&]*&?`), '')
      expect((await open(path)).text).toContain('<Code>IncompleteSignature</Code>')
    },
  )

  it('for another service is refused', async () => {
    const path = (await presign()).replace(/%2Fsts%2F/, '%2Fiam%2F')
    expect((await open(path)).status).toBe(403)
  })
})
