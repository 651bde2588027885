import { GetCallerIdentityCommand, GetSessionTokenCommand, STSClient } from '@aws-sdk/client-sts'
import { CloudWatchLogsClient, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs'
import { DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startLocalAws } from '../../start-local-aws.ts'
import type { LocalAws } from '../../start-local-aws.ts'
import { clientOptions, credentialsOf } from '../../test/client-options.ts'
import { sendRaw, signRaw } from '../../test/send-raw.ts'

interface Credentials {
  accessKeyId: string
  secretAccessKey: string
  sessionToken?: string
}

let local: LocalAws
let wallMs = Date.now()
beforeAll(async () => {
  local = await startLocalAws({ strict: false, wallNow: () => wallMs })
})
afterAll(() => local.close())

/** The same question to one service of each protocol. */
const ask = {
  sts: (credentials: Credentials, region = 'us-east-1') =>
    new STSClient({ ...clientOptions(local), region, credentials }).send(
      new GetCallerIdentityCommand(),
    ),
  ec2: (credentials: Credentials, region = 'us-east-1') =>
    new EC2Client({ ...clientOptions(local), region, credentials }).send(new DescribeVpcsCommand()),
  logs: (credentials: Credentials, region = 'us-east-1') =>
    new CloudWatchLogsClient({ ...clientOptions(local), region, credentials }).send(
      new DescribeLogGroupsCommand(),
    ),
}
const services = ['sts', 'ec2', 'logs'] as const
const refused = (name: string, status: number) => ({
  name,
  $metadata: { httpStatusCode: status },
})

describe('a signed request', () => {
  it.each(services)('of a known key is answered by %s', async service => {
    await expect(ask[service](credentialsOf('operator'))).resolves.toBeDefined()
    await expect(ask[service](credentialsOf('outsider'), 'eu-west-1')).resolves.toBeDefined()
  })

  it.each([
    ['sts', 'InvalidClientTokenId', 403],
    ['ec2', 'AuthFailure', 401],
    ['logs', 'UnrecognizedClientException', 403],
  ] as const)('of an unknown key is refused by %s: %s', async (service, name, status) => {
    const unknown = { accessKeyId: 'AKIAUNKNOWN000000001', secretAccessKey: 'x' }
    await expect(ask[service](unknown)).rejects.toMatchObject(refused(name, status))
    const withToken = { ...credentialsOf('operator'), sessionToken: 'made-up' }
    await expect(ask[service](withToken)).rejects.toMatchObject(refused(name, status))
  })

  it.each([
    ['sts', 'SignatureDoesNotMatch', 403],
    ['ec2', 'AuthFailure', 401],
    ['logs', 'InvalidSignatureException', 403],
  ] as const)('with a wrong secret is refused by %s: %s', async (service, name, status) => {
    const wrong = { ...credentialsOf('operator'), secretAccessKey: 'guessed' }
    await expect(ask[service](wrong)).rejects.toMatchObject(refused(name, status))
  })

  it('for a Region that is not served is refused', async () => {
    await expect(ask.logs(credentialsOf('operator'), 'us-gov-west-1')).rejects.toMatchObject({
      name: 'InvalidSignatureException',
      message: "Credential should be scoped to a valid region, not 'us-gov-west-1'. ",
    })
  })
})

describe('a session', () => {
  it.each([
    ['sts', 'ExpiredToken', 403],
    ['ec2', 'RequestExpired', 400],
    ['logs', 'ExpiredTokenException', 403],
  ] as const)('works until it expires; then %s says %s', async (service, name, status) => {
    const startMs = Date.now()
    wallMs = startMs
    const client = new STSClient(clientOptions(local))
    const { Credentials: issued } = await client.send(
      new GetSessionTokenCommand({ DurationSeconds: 900 }),
    )
    const session = {
      accessKeyId: issued?.AccessKeyId ?? '',
      secretAccessKey: issued?.SecretAccessKey ?? '',
      sessionToken: issued?.SessionToken ?? '',
    }
    await expect(ask[service](session)).resolves.toBeDefined()
    await expect(ask[service]({ ...session, sessionToken: 'other' })).rejects.toThrow()
    wallMs = startMs + 901_000
    await expect(ask[service](session)).rejects.toMatchObject(refused(name, status))
    wallMs = startMs
  })

  it('does not expire because the clock of the lifecycles moved', async () => {
    const client = new STSClient(clientOptions(local))
    const { Credentials: issued } = await client.send(
      new GetSessionTokenCommand({ DurationSeconds: 900 }),
    )
    local.world.clock.advance(24 * 3600 * 1000)
    const session = {
      accessKeyId: issued?.AccessKeyId ?? '',
      secretAccessKey: issued?.SecretAccessKey ?? '',
      sessionToken: issued?.SessionToken ?? '',
    }
    await expect(ask.sts(session)).resolves.toBeDefined()
  })
})

describe('a request that was changed or kept', () => {
  const identity = {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'Action=GetCallerIdentity&Version=2011-06-15',
  }
  const listGroups = {
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'Logs_20140328.DescribeLogGroups',
    },
    body: '{}',
  }

  it('is refused when its body is another one', async () => {
    const signed = await signRaw(local.port, 'logs', listGroups)
    const answer = await sendRaw(local.port, { ...signed, body: '{"limit":1}' })
    expect(answer.status).toBe(403)
    expect(answer.text).toContain('InvalidSignatureException')
  })

  it('is refused when a body hash was signed that is not the body’s', async () => {
    const headers = { ...listGroups.headers, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' }
    const signed = await signRaw(local.port, 'logs', { ...listGroups, headers })
    expect((await sendRaw(local.port, signed)).status).toBe(403)
  })

  it('is refused when a signed header is another one', async () => {
    const signed = await signRaw(local.port, 'logs', listGroups)
    const headers = { ...signed.headers, 'x-amz-target': 'Logs_20140328.CreateLogGroup' }
    expect((await sendRaw(local.port, { ...signed, headers })).status).toBe(403)
  })

  it('is refused when it is signed for another service', async () => {
    const answer = await sendRaw(local.port, await signRaw(local.port, 'ecs', listGroups))
    expect(answer.text).toContain("Credential should be scoped to correct service: 'logs'. ")
  })

  it.each([
    [-6, 'Signature expired: '],
    [6, 'Signature not yet current: '],
  ])('is refused by AWS JSON services when it is %i minutes off', async (minutes, sentence) => {
    const signed = await signRaw(
      local.port,
      'logs',
      listGroups,
      new Date(wallMs + minutes * 60_000),
    )
    const answer = await sendRaw(local.port, signed)
    expect(answer.status).toBe(403)
    expect(JSON.parse(answer.text)).toMatchObject({
      __type: 'InvalidSignatureException',
      message: expect.stringContaining(sentence) as string,
    })
  })

  it('is accepted by STS when it is 6 minutes old, refused when it is 16', async () => {
    const aged = (minutes: number) =>
      signRaw(local.port, 'sts', identity, new Date(wallMs - minutes * 60_000))
    expect((await sendRaw(local.port, await aged(6))).status).toBe(200)
    expect((await sendRaw(local.port, await aged(16))).text).toContain('SignatureDoesNotMatch')
  })

  it('is refused without a signature', async () => {
    const bare = await sendRaw(local.port, listGroups)
    expect(bare.status).toBe(403)
    expect(bare.text).toContain('MissingAuthenticationTokenException')
    expect((await sendRaw(local.port, identity)).text).toContain(
      '<Code>MissingAuthenticationToken<',
    )
  })

  it.each([
    'Basic b3BlcmF0b3I=',
    'AWS4-HMAC-SHA256 Credential=a/b/c, SignedHeaders=host, Signature=1',
    'AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/logs/aws4_request, Signature=1',
    'AWS4-HMAC-SHA256 ,,,===',
  ])('is refused with half a signature: %s', async authorization => {
    const headers = { ...listGroups.headers, authorization, 'x-amz-date': '20260101T000000Z' }
    const answer = await sendRaw(local.port, { ...listGroups, headers })
    expect(answer.text).toContain('IncompleteSignatureException')
  })

  it('may not sign headers that it does not send, whatever their names', async () => {
    const signed = await signRaw(local.port, 'logs', listGroups)
    const authorization = (signed.headers?.authorization ?? '').replace(
      'SignedHeaders=',
      'SignedHeaders=constructor;__proto__;',
    )
    const answer = await sendRaw(local.port, {
      ...signed,
      headers: { ...signed.headers, authorization },
    })
    expect(answer.status).toBe(403)
  })
})

describe('an open endpoint', () => {
  it('takes any key as the operator of the first account, and known keys as themselves', async () => {
    const open = await startLocalAws({ strict: false, open: true, account: '222233334444' })
    const as = (credentials: Credentials) =>
      new STSClient({ ...clientOptions(open), credentials }).send(new GetCallerIdentityCommand())
    const anyone = await as({ accessKeyId: 'test', secretAccessKey: 'test' })
    expect(anyone.Arn).toBe('arn:aws:iam::222233334444:user/operator')
    expect((await as(credentialsOf('outsider'))).Account).toBe('444455556666')
    await open.close()
  })
})
