import { AssumeRoleCommand, GetSessionTokenCommand, STSClient } from '@aws-sdk/client-sts'
import type { Credentials } from '@aws-sdk/client-sts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ACCOUNT, attachToUser, checkOf } from '../../testing/preflight-on-local-aws.ts'
import { NEEDS_MFA } from '../../aws/iam/needs-mfa.ts'
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

describe('permission to launch', () => {
  it('is what IAM decides about the revision, with the policy that decided', async () => {
    const check = await checkOf(product, 'launch')
    expect(check).toMatchObject({ verdict: 'fine' })
    expect(check.evidence).toContain(
      `ecs:RunTask on arn:aws:ecs:us-east-1:${ACCOUNT}:task-definition/db-migrate:14: allowed, policy everything`,
    )
    expect(check.path).toBeUndefined()
  })

  it('is a problem if no statement allows it', async () => {
    expect(await checkOf(product, 'launch', {}, { user: 'viewer' })).toMatchObject({
      verdict: 'problem',
      sentence: expect.stringMatching(/db-migrate:14 on cluster demo/) as string,
      path: 'taskDefinition',
      evidence: [expect.stringContaining('implicitDeny, no statement matches'), expect.anything()],
    })
  })

  it.each([
    ['demo', 'fine'],
    ['batch', 'problem'],
  ])('depends on the cluster that a policy names: %s is %s', async (cluster, verdict) => {
    const launcher = { principalArn: userArn('launcher') }
    expect(await checkOf(product, 'launch', { cluster, tags }, launcher)).toMatchObject({ verdict })
  })

  it.each([
    [{ enableExecuteCommand: true }, 'problem'],
    [{ enableExecuteCommand: false }, 'fine'],
  ])('depends on the condition keys of the request: %o is %s', async (values, verdict) => {
    const Condition = { StringEquals: { 'ecs:enable-execute-command': 'true' } }
    attachToUser(product, 'operator', [
      { Effect: 'Deny', Action: 'ecs:RunTask', Resource: '*', Condition },
    ])
    expect(await checkOf(product, 'launch', values)).toMatchObject({ verdict })
  })

  it('to tag is a permission of its own', async () => {
    attachToUser(product, 'viewer', [{ Effect: 'Allow', Action: 'ecs:RunTask', Resource: '*' }])
    const asViewer = { user: 'viewer' } as const
    expect(await checkOf(product, 'launch', {}, asViewer)).toMatchObject({ verdict: 'fine' })
    expect(await checkOf(product, 'launch', { tags }, asViewer)).toMatchObject({
      verdict: 'problem',
      path: 'tags',
    })
  })
})

describe('a condition key that the simulation does not have', () => {
  const withMfa = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }
  const ifMfa = { Action: 'ecs:RunTask', Resource: '*', Condition: withMfa }
  const asked = { user: 'viewer' } as const
  const missingMfa = expect.stringContaining('not given: aws:MultiFactorAuthPresent') as string

  it('makes a statement that would allow it unknown', async () => {
    attachToUser(product, 'viewer', [{ Effect: 'Allow', ...ifMfa }])
    expect(await checkOf(product, 'launch', {}, asked)).toMatchObject({
      verdict: 'unknown',
      evidence: expect.arrayContaining([missingMfa]) as string[],
    })
  })

  it('makes a statement that may deny it a warning', async () => {
    attachToUser(product, 'operator', [{ Effect: 'Deny', ...ifMfa }])
    expect(await checkOf(product, 'launch')).toMatchObject({
      verdict: 'warning',
      evidence: expect.arrayContaining([missingMfa]) as string[],
    })
  })
})

describe('a principal that can’t be simulated is not fine', () => {
  it('without permission to simulate, with IAM’s words', async () => {
    const check = await checkOf(product, 'launch', { tags }, { user: 'launcher' })
    expect(check).toMatchObject({ verdict: 'unknown' })
    expect(check.evidence[0]).toMatch(
      /^iam:SimulatePrincipalPolicy: AccessDenied: User: .*launcher/,
    )
  })

  it('with a session of GetSessionToken without MFA, which IAM does not accept', async () => {
    const { Credentials: issued } = await stsClient().send(new GetSessionTokenCommand({}))
    const check = await checkOf(product, 'launch', {}, { credentials: toKeys(issued) })
    expect(check.verdict).toBe('unknown')
    expect(check.sentence).toContain(NEEDS_MFA)
    expect(check.evidence[0]).toContain('InvalidClientTokenId')
  })

  it.each([
    `arn:aws:iam::${ACCOUNT}:root`,
    `arn:aws:sts::${ACCOUNT}:federated-user/ann`,
    'not an ARN',
  ])('as %s', async principalArn => {
    const check = await checkOf(product, 'launch', {}, { principalArn })
    expect(check).toMatchObject({
      verdict: 'unknown',
      evidence: expect.arrayContaining([principalArn]) as string[],
    })
  })
})

describe('a role’s session', () => {
  it('is simulated as its role, without the policies of the session', async () => {
    const { Credentials: issued, AssumedRoleUser: user } = await stsClient().send(
      new AssumeRoleCommand({
        RoleArn: `arn:aws:iam::${ACCOUNT}:role/slipway-operator`,
        RoleSessionName: 'ann',
      }),
    )
    const session = { credentials: toKeys(issued), principalArn: user?.Arn ?? '' }
    const check = await checkOf(product, 'launch', {}, session)
    expect(check.verdict).toBe('fine')
    expect(check.evidence).toContain('The session’s own policies were not simulated.')
  })

  it('finds a role with a path by its name', async () => {
    const principalArn = `arn:aws:sts::${ACCOUNT}:assumed-role/invoice-mailer/x`
    expect(await checkOf(product, 'launch', {}, { principalArn })).toMatchObject({
      verdict: 'problem',
      evidence: expect.arrayContaining([expect.stringContaining('implicitDeny')]) as string[],
    })
  })

  it('of a role that was deleted is unknown', async () => {
    const principalArn = `arn:aws:sts::${ACCOUNT}:assumed-role/gone/x`
    const check = await checkOf(product, 'launch', {}, { principalArn })
    expect(check).toMatchObject({ verdict: 'unknown' })
    expect(check.evidence[0]).toContain('NoSuchEntity')
  })
})

describe('a launch whose task definition can’t be read', () => {
  it.each([
    [{ taskDefinition: '' }, []],
    [
      { taskDefinition: 'nobody-knows-it' },
      [expect.stringMatching(/^ecs:DescribeTaskDefinition: ClientException/)],
    ],
  ])('has no check that is fine: %o', async (values, evidence) => {
    for (const id of ['launch', 'roles', 'image', 'logs'] as const) {
      const check = await checkOf(product, id, values)
      expect(check).toMatchObject({ verdict: 'unknown', path: 'taskDefinition', evidence })
    }
  })
})
