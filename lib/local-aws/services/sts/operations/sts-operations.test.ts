import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
  GetSessionTokenCommand,
  STSClient,
} from '@aws-sdk/client-sts'
import type { AssumeRoleCommandInput, Credentials } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { operatorMfaCode } from '../../iam/known-principals.ts'
import { startLocalAws } from '../../../start-local-aws.ts'
import type { LocalAws } from '../../../start-local-aws.ts'
import { clientOptions } from '../../../test/client-options.ts'
import type { KnownPrincipal } from '../../../test/client-options.ts'

let local: LocalAws
beforeAll(async () => {
  local = await startLocalAws({ strict: false })
})
afterAll(() => local.close())

const as = (principal: KnownPrincipal) => new STSClient(clientOptions(local, principal))
const asSession = (issued: Credentials | undefined) =>
  new STSClient({
    ...clientOptions(local),
    credentials: {
      accessKeyId: issued?.AccessKeyId ?? '',
      secretAccessKey: issued?.SecretAccessKey ?? '',
      sessionToken: issued?.SessionToken ?? '',
    },
  })

describe('GetCallerIdentity', () => {
  it.each([
    ['operator', '111122223333'],
    ['viewer', '111122223333'],
    ['launcher', '111122223333'],
    ['outsider', '444455556666'],
  ] as const)('names %s of account %s', async (name, account) => {
    const identity = await as(name).send(new GetCallerIdentityCommand())
    expect(identity.Account).toBe(account)
    expect(identity.Arn).toBe(`arn:aws:iam::${account}:user/${name}`)
    expect(identity.UserId).toMatch(/^AIDA[A-Z2-7]{17}$/)
  })
})

describe('GetSessionToken', () => {
  it('hands out credentials of the same user for 12 hours unless told otherwise', async () => {
    const before = Date.now()
    const { Credentials: issued } = await as('operator').send(new GetSessionTokenCommand())
    const lifeHours = ((issued?.Expiration?.getTime() ?? 0) - before) / 3_600_000
    expect(lifeHours).toBeGreaterThan(11.99)
    expect(lifeHours).toBeLessThan(12.01)
    const identity = await asSession(issued).send(new GetCallerIdentityCommand())
    expect(identity.Arn).toBe('arn:aws:iam::111122223333:user/operator')
  })

  it.each([
    [899, 'greater than or equal to 900'],
    [129_601, 'less than or equal to 129600'],
  ])('refuses a duration of %i s', async (DurationSeconds, constraint) => {
    const command = new GetSessionTokenCommand({ DurationSeconds })
    await expect(as('operator').send(command)).rejects.toMatchObject({
      name: 'ValidationError',
      message: expect.stringContaining(constraint) as string,
    })
  })

  it('is not for temporary credentials', async () => {
    const { Credentials: issued } = await as('operator').send(new GetSessionTokenCommand())
    await expect(asSession(issued).send(new GetSessionTokenCommand())).rejects.toMatchObject({
      name: 'AccessDenied',
      message: 'Cannot call GetSessionToken with session credentials',
      $metadata: { httpStatusCode: 403 },
    })
  })

  const SerialNumber = 'arn:aws:iam::111122223333:mfa/operator'
  it('takes the code of the operator’s MFA device', async () => {
    const command = new GetSessionTokenCommand({ SerialNumber, TokenCode: operatorMfaCode })
    await expect(as('operator').send(command)).resolves.toHaveProperty('Credentials')
  })

  it.each([
    [{ SerialNumber, TokenCode: '000000' }, 'with invalid MFA one time pass code'],
    [{ TokenCode: operatorMfaCode }, 'must provide both MFA serial number'],
    [{ SerialNumber: `${SerialNumber}x`, TokenCode: operatorMfaCode }, 'unable to validate'],
  ])('denies %o', async (input, reason) => {
    await expect(as('operator').send(new GetSessionTokenCommand(input))).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining(reason) as string,
    })
  })
})

describe('AssumeRole', () => {
  const request = (input: Partial<AssumeRoleCommandInput> = {}) =>
    new AssumeRoleCommand({
      RoleArn: 'arn:aws:iam::111122223333:role/slipway-operator',
      RoleSessionName: 'ann@example.com',
      ...input,
    })
  const viewerRole = 'arn:aws:iam::111122223333:role/slipway-viewer'

  it('turns a user into a session of the role', async () => {
    const assumed = await as('operator').send(request({ DurationSeconds: 43_200 }))
    const arn = 'arn:aws:sts::111122223333:assumed-role/slipway-operator/ann@example.com'
    expect(assumed.AssumedRoleUser?.Arn).toBe(arn)
    const identity = await asSession(assumed.Credentials).send(new GetCallerIdentityCommand())
    expect(identity.Arn).toBe(arn)
    expect(identity.UserId).toBe(assumed.AssumedRoleUser?.AssumedRoleId)
  })

  it.each([
    [{ RoleArn: viewerRole, DurationSeconds: 3601 }, 'MaxSessionDuration set for this role'],
    [{ DurationSeconds: 43_201 }, 'less than or equal to 43200'],
    [{ RoleSessionName: 'a b' }, 'regular expression pattern'],
    [{ RoleSessionName: 'a' }, 'length greater than or equal to 2'],
    [{ RoleArn: 'short' }, 'length greater than or equal to 20'],
    [{ ExternalId: 'x' }, "at 'externalId' failed to satisfy constraint"],
    [{ RoleArn: 'short', RoleSessionName: 'a' }, '2 validation errors detected: '],
    [{ Tags: [{ Key: '', Value: 'v' }] }, "at 'tags.1.member.key' failed"],
  ])('refuses %o', async (input, reason) => {
    await expect(as('operator').send(request(input))).rejects.toMatchObject({
      name: 'ValidationError',
      message: expect.stringContaining(reason) as string,
    })
  })

  it.each([
    ['launcher', {}],
    ['viewer', {}],
    ['outsider', {}],
    ['operator', { RoleArn: 'arn:aws:iam::111122223333:role/nobody' }],
  ] as const)('denies %s %o', async (principal, input) => {
    await expect(as(principal).send(request(input))).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringMatching(
        /^User: arn:aws:iam::\d{12}:user\/\w+ is not authorized to perform: sts:AssumeRole on resource: arn:/,
      ) as string,
    })
  })

  it('lets the viewer take the viewer’s role, and a role session another for an hour', async () => {
    const viewer = await as('viewer').send(request({ RoleArn: viewerRole }))
    expect(viewer.Credentials).toBeDefined()
    const { Credentials: first } = await as('operator').send(request())
    const chained = asSession(first)
    await expect(chained.send(request({ DurationSeconds: 3600 }))).resolves.toBeDefined()
    await expect(chained.send(request({ DurationSeconds: 7200 }))).rejects.toThrow('role chaining')
  })
})
