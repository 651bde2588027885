import { AssumeRoleCommand, GetSessionTokenCommand, STSClient } from '@aws-sdk/client-sts'
import type { Credentials } from '@aws-sdk/client-sts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ACCOUNT, attachToUser, checkOf } from '../../testing/preflight-on-local-aws.ts'
import { startProduct } from '../../testing/product-on-local-aws.ts'
import type { Product } from '../../testing/product-on-local-aws.ts'

let product: Product
beforeEach(async () => {
  product = await startProduct()
})
afterEach(() => product.close())

const userArn = (name: string) => `arn:aws:iam::${ACCOUNT}:user/${name}`
const tags = [{ key: 'team', value: 'platform' }]

const stsClient = () => new STSClient({ ...product.as('operator').aws })

const toKeys = (issued: Credentials | undefined) => ({
  accessKeyId: issued?.AccessKeyId ?? '',
  secretAccessKey: issued?.SecretAccessKey ?? '',
  sessionToken: issued?.SessionToken ?? '',
})

describe('whether you may launch', () => {
  it('is what IAM decides on the revision, with the policy that decided', async () => {
    const check = await checkOf(product, 'launch')
    expect(check).toMatchObject({
      verdict: 'fine',
      sentence: 'You may run db-migrate:14 on cluster demo.',
    })
    expect(check.evidence).toContain(
      `ecs:RunTask on arn:aws:ecs:us-east-1:${ACCOUNT}:task-definition/db-migrate:14: allowed, policy everything`,
    )
    expect(check.path).toBeUndefined()
  })

  it('is a problem where no statement allows it', async () => {
    expect(await checkOf(product, 'launch', {}, { user: 'viewer' })).toMatchObject({
      verdict: 'problem',
      sentence: 'You may not run db-migrate:14 on cluster demo.',
      path: 'taskDefinition',
      evidence: [expect.stringContaining('implicitDeny, no statement matches'), expect.anything()],
    })
  })

  it.each([
    ['demo', 'fine'],
    ['batch', 'problem'],
  ])('looks at the cluster that a policy names: %s is %s', async (cluster, verdict) => {
    const launcher = { principalArn: userArn('launcher') }
    expect(await checkOf(product, 'launch', { cluster, tags }, launcher)).toMatchObject({ verdict })
  })

  it.each([
    [{ enableExecuteCommand: true }, 'problem'],
    [{ enableExecuteCommand: false }, 'fine'],
  ])('looks at what a policy asks of the request: %o is %s', async (values, verdict) => {
    const Condition = { StringEquals: { 'ecs:enable-execute-command': 'true' } }
    attachToUser(product, 'operator', [
      { Effect: 'Deny', Action: 'ecs:RunTask', Resource: '*', Condition },
    ])
    expect(await checkOf(product, 'launch', values)).toMatchObject({ verdict })
  })

  it('takes a right of its own to tag', async () => {
    attachToUser(product, 'viewer', [{ Effect: 'Allow', Action: 'ecs:RunTask', Resource: '*' }])
    const asViewer = { user: 'viewer' } as const
    expect(await checkOf(product, 'launch', {}, asViewer)).toMatchObject({ verdict: 'fine' })
    expect(await checkOf(product, 'launch', { tags }, asViewer)).toMatchObject({
      verdict: 'problem',
      sentence: 'You may not tag tasks as they are launched.',
      path: 'tags',
    })
  })
})

describe('what a simulation is not given', () => {
  const withMfa = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }
  const ifMfa = { Action: 'ecs:RunTask', Resource: '*', Condition: withMfa }
  const asked = { user: 'viewer' } as const

  it('leaves it open whether a statement would allow it', async () => {
    attachToUser(product, 'viewer', [{ Effect: 'Allow', ...ifMfa }])
    expect(await checkOf(product, 'launch', {}, asked)).toMatchObject({
      verdict: 'unknown',
      sentence: expect.stringContaining('depends on aws:MultiFactorAuthPresent') as string,
    })
  })

  it('is a warning where it is allowed and a condition might still deny it', async () => {
    attachToUser(product, 'operator', [{ Effect: 'Deny', ...ifMfa }])
    expect(await checkOf(product, 'launch')).toMatchObject({
      verdict: 'warning',
      sentence: expect.stringContaining(
        'unless a condition on aws:MultiFactorAuthPresent',
      ) as string,
    })
  })
})

describe('who cannot be simulated is not fine', () => {
  it('without the right to simulate, in IAM’s words', async () => {
    const check = await checkOf(product, 'launch', { tags }, { user: 'launcher' })
    expect(check).toMatchObject({
      verdict: 'unknown',
      sentence: 'This could not be checked: iam:SimulatePrincipalPolicy is denied to you.',
    })
    expect(check.evidence[0]).toMatch(
      /^iam:SimulatePrincipalPolicy: AccessDenied: User: .*launcher/,
    )
  })

  it('with a session that proved no second factor, which IAM does not take', async () => {
    const { Credentials: issued } = await stsClient().send(new GetSessionTokenCommand({}))
    const check = await checkOf(product, 'launch', {}, { credentials: toKeys(issued) })
    expect(check.verdict).toBe('unknown')
    expect(check.sentence).toContain('Those of GetSessionToken can call it only with MFA')
    expect(check.evidence[0]).toContain('InvalidClientTokenId')
  })

  it.each([
    [`arn:aws:iam::${ACCOUNT}:root`, 'The root user has no policies'],
    [`arn:aws:sts::${ACCOUNT}:federated-user/ann`, 'A federated user has no policies'],
    ['not an ARN', 'IAM cannot simulate not an ARN'],
  ])('as %s', async (principalArn, reason) => {
    const check = await checkOf(product, 'launch', {}, { principalArn })
    expect(check).toMatchObject({
      verdict: 'unknown',
      evidence: expect.arrayContaining([principalArn]) as string[],
    })
    expect(check.sentence).toContain(reason)
  })
})

describe('a role’s session', () => {
  it('is simulated as its role, and says what is not', async () => {
    const { Credentials: issued, AssumedRoleUser: user } = await stsClient().send(
      new AssumeRoleCommand({
        RoleArn: `arn:aws:iam::${ACCOUNT}:role/slipway-operator`,
        RoleSessionName: 'ann',
      }),
    )
    const session = { credentials: toKeys(issued), principalArn: user?.Arn ?? '' }
    const check = await checkOf(product, 'launch', {}, session)
    expect(check.verdict).toBe('fine')
    expect(check.evidence).toContain('Policies of the session itself are not simulated.')
  })

  it('finds a role with a path by its name', async () => {
    const principalArn = `arn:aws:sts::${ACCOUNT}:assumed-role/invoice-mailer/x`
    expect(await checkOf(product, 'launch', {}, { principalArn })).toMatchObject({
      verdict: 'problem',
      evidence: expect.arrayContaining([expect.stringContaining('implicitDeny')]) as string[],
    })
  })

  it('of a role that is gone is not known', async () => {
    const principalArn = `arn:aws:sts::${ACCOUNT}:assumed-role/gone/x`
    const check = await checkOf(product, 'launch', {}, { principalArn })
    expect(check).toMatchObject({ verdict: 'unknown' })
    expect(check.evidence[0]).toContain('NoSuchEntity')
  })
})

describe('a launch that cannot be read', () => {
  it.each([
    [{ taskDefinition: '' }, 'no task definition is chosen yet'],
    [{ taskDefinition: 'nobody-knows-it' }, 'AWS refused ecs:DescribeTaskDefinition'],
  ])('%o: no check says fine of it', async (values, reason) => {
    for (const id of ['launch', 'roles', 'image', 'logs'] as const) {
      const check = await checkOf(product, id, values)
      expect(check).toMatchObject({ verdict: 'unknown', path: 'taskDefinition' })
      expect(check.sentence).toContain(reason)
    }
  })
})
