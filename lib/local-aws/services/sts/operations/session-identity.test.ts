import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import type { AssumeRoleCommandInput, Credentials } from '@aws-sdk/client-sts'
import { GetRoleCommand, IAMClient } from '@aws-sdk/client-iam'
import { ECSClient, ListClustersCommand } from '@aws-sdk/client-ecs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { attachedPolicy, trustOf } from '../../iam/attached-policy.ts'
import { iamOf, roleArn } from '../../iam/iam-state.ts'
import { auditExternalId } from '../../iam/known-roles.ts'
import { operatorMfaCode } from '../../iam/known-principals.ts'
import { startLocalAws } from '../../../start-local-aws.ts'
import type { LocalAws } from '../../../start-local-aws.ts'
import { clientOptions } from '../../../test/client-options.ts'
import { toSessionCredentials } from '../../../test/session-credentials.ts'

let local: LocalAws
beforeAll(async () => {
  local = await startLocalAws()
})
afterAll(() => local.close())

const accountId = '111122223333'
const operatorRole = `arn:aws:iam::${accountId}:role/slipway-operator`
const optionsOf = (issued?: Credentials) => ({
  ...clientOptions(local),
  ...(issued ? { credentials: toSessionCredentials(issued) } : {}),
})
const assume = (input: Partial<AssumeRoleCommandInput> = {}, issued?: Credentials) =>
  new STSClient(optionsOf(issued)).send(
    new AssumeRoleCommand({ RoleArn: operatorRole, RoleSessionName: 'ann', ...input }),
  )

/** A role as somebody would have made it, whose trust or rights a test is about. */
function addRole(name: string, trust: ReturnType<typeof trustOf>, condition?: object): string {
  const statement = { Effect: 'Allow', Action: '*', Resource: '*', Condition: condition ?? {} }
  const role = {
    accountId,
    path: '/',
    name,
    roleId: `AROA${name.toUpperCase()}`,
    createdAtMs: 0,
    maxSessionSeconds: 3600,
    ...trust,
    policies: [attachedPolicy('role', 'rights', [statement])],
    tags: { stage: 'role', owner: 'role' },
  }
  iamOf(local.world).roles.set(roleArn(role), role)
  return roleArn(role)
}
const account = { AWS: `arn:aws:iam::${accountId}:root` }
const everyAction = { actions: ['sts:*'] }
const refused = { name: 'AccessDenied', $metadata: { httpStatusCode: 403 } }

describe('session tags', () => {
  const listWith = async (tag: string, wanted: string, input: Partial<AssumeRoleCommandInput>) => {
    const condition = { StringEquals: { [`aws:PrincipalTag/${tag}`]: wanted } }
    const RoleArn = addRole('tagged', trustOf(account, everyAction), condition)
    const { Credentials: issued } = await assume({ RoleArn, ...input })
    return new ECSClient(optionsOf(issued)).send(new ListClustersCommand())
  }

  it('are what conditions on the principal see, before the tags of the role', async () => {
    const Tags = [{ Key: 'Stage', Value: 'prod' }]
    await expect(listWith('stage', 'prod', { Tags })).resolves.toBeDefined()
    await expect(listWith('stage', 'role', { Tags })).rejects.toThrow('no identity-based policy')
    await expect(listWith('owner', 'role', { Tags })).resolves.toBeDefined()
  })

  it('go on to the next role of a chain only when they are transitive', async () => {
    const Tags = [
      { Key: 'team', Value: 'a' },
      { Key: 'ticket', Value: '1' },
    ]
    const first = await assume({ Tags, TransitiveTagKeys: ['Team'] })
    const principalOf = (issued?: Credentials) =>
      iamOf(local.world).sessions.get(issued?.AccessKeyId ?? '')?.principal.session?.tags
    const second = await assume({}, first.Credentials)
    expect(principalOf(second.Credentials)).toEqual({ team: 'a' })
    const third = await assume({ Tags: [{ Key: 'ticket', Value: '2' }] }, second.Credentials)
    expect(principalOf(third.Credentials)).toEqual({ team: 'a', ticket: '2' })
    const changed = assume({ Tags: [{ Key: 'TEAM', Value: 'b' }] }, second.Credentials)
    await expect(changed).rejects.toMatchObject({
      name: 'InvalidParameterValue',
      message: expect.stringContaining('conflicts with a transitive tag key') as string,
    })
  })

  it.each([
    [{ Tags: ['a', 'A'].map(Key => ({ Key, Value: '' })) }, 'Duplicate tag keys found'],
    [{ Tags: [{ Key: 'aws:x', Value: '' }] }, 'reserved prefix'],
    [{ TransitiveTagKeys: ['a'] }, 'must be included in the requested tags'],
    [{ Tags: [{ Key: 'a', Value: 'x'.repeat(257) }] }, 'less than or equal to 256'],
    [{ Tags: [{ Key: 'a', Value: '<' }] }, 'regular expression pattern'],
    [
      { Tags: Array.from({ length: 51 }, (_, index) => ({ Key: `k${index}`, Value: '' })) },
      'less than or equal to 50',
    ],
  ])('are refused beyond their limits (case %#)', async (input, message) => {
    await expect(assume(input)).rejects.toThrow(message)
  })

  it('need sts:TagSession of the role’s trust', async () => {
    const RoleArn = addRole('untagged', trustOf(account))
    await expect(assume({ RoleArn })).resolves.toBeDefined()
    await expect(assume({ RoleArn, Tags: [{ Key: 'a', Value: 'b' }] })).rejects.toMatchObject({
      ...refused,
      message: `User: arn:aws:iam::${accountId}:user/operator is not authorized to perform: sts:TagSession on resource: ${RoleArn}`,
    })
  })
})

describe('a source identity', () => {
  it('is shown, stays through a chain and cannot change', async () => {
    const first = await assume({ SourceIdentity: 'ann' })
    expect(first.SourceIdentity).toBe('ann')
    const second = await assume({}, first.Credentials)
    expect(second.SourceIdentity).toBe('ann')
    await expect(assume({ SourceIdentity: 'ann' }, second.Credentials)).resolves.toBeDefined()
    const changed = assume({ SourceIdentity: 'bob' }, second.Credentials)
    await expect(changed).rejects.toMatchObject(refused)
    expect(await assume()).not.toHaveProperty('SourceIdentity')
  })

  it('needs sts:SetSourceIdentity of the role’s trust, in a chain as well', async () => {
    const RoleArn = addRole('nameless', trustOf(account))
    await expect(assume({ RoleArn, SourceIdentity: 'ann' })).rejects.toThrow(
      'perform: sts:SetSourceIdentity',
    )
    const { Credentials: named } = await assume({ SourceIdentity: 'ann' })
    await expect(assume({ RoleArn }, named)).rejects.toThrow('perform: sts:SetSourceIdentity')
  })
})

describe('a trust policy', () => {
  it('may ask accounts for an external id', async () => {
    const RoleArn = `arn:aws:iam::${accountId}:role/cross-account-audit`
    const outsider = new STSClient(clientOptions(local, 'outsider'))
    const ask = (ExternalId?: string) =>
      outsider.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'audit', ExternalId }))
    const { AssumedRoleUser: assumed } = await ask(auditExternalId)
    expect(assumed?.Arn).toBe(`arn:aws:sts::${accountId}:assumed-role/cross-account-audit/audit`)
    await expect(ask()).rejects.toMatchObject(refused)
    await expect(ask('guessed')).rejects.toMatchObject(refused)
    await expect(assume({ RoleArn, ExternalId: auditExternalId })).rejects.toMatchObject(refused)
  })

  it('may ask for a second factor', async () => {
    const condition = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }
    const RoleArn = addRole('guarded', trustOf(account, { condition }))
    await expect(assume({ RoleArn })).rejects.toMatchObject(refused)
    const SerialNumber = `arn:aws:iam::${accountId}:mfa/operator`
    const proven = assume({ RoleArn, SerialNumber, TokenCode: operatorMfaCode })
    await expect(proven).resolves.toBeDefined()
  })

  it('that names a user of the same account needs no policy of that user', async () => {
    const named = { AWS: `arn:aws:iam::${accountId}:user/launcher` }
    const RoleArn = addRole('lent', trustOf(named))
    const launcher = new STSClient(clientOptions(local, 'launcher'))
    const command = new AssumeRoleCommand({ RoleArn, RoleSessionName: 'lou' })
    await expect(launcher.send(command)).resolves.toBeDefined()
    await expect(assume({ RoleArn })).rejects.toMatchObject(refused)
  })

  it.each([
    ['slipway-operator-of-mine', 'slipway-operator-of-mine is invalid'],
    [`arn:aws:iam::${accountId}:user/operator`, 'Request ARN is invalid'],
    [`arn:aws:iam::${accountId}:role/`, 'Request ARN is invalid'],
    ['arn:aws:sts::1:assumed-role/x/y', 'Request ARN is invalid'],
  ])('says of %s that it is no role at all', async (RoleArn, message) => {
    await expect(assume({ RoleArn })).rejects.toMatchObject({ name: 'ValidationError', message })
  })

  it('of a service lets no person in', async () => {
    const RoleArn = `arn:aws:iam::${accountId}:role/ecsTaskExecutionRole`
    await expect(assume({ RoleArn })).rejects.toMatchObject(refused)
  })
})

it('a role with a path is assumed by its whole ARN and shown without it', async () => {
  const RoleArn = addRole('deep', trustOf(account))
  const role = iamOf(local.world).roles.get(RoleArn)
  if (!role) throw new Error('The role is gone')
  role.path = '/ops/night/'
  iamOf(local.world).roles.set(roleArn(role), role)
  const { Credentials: issued } = await assume({ RoleArn: roleArn(role) })
  const identity = await new STSClient(optionsOf(issued)).send(new GetCallerIdentityCommand())
  expect(identity.Arn).toBe(`arn:aws:sts::${accountId}:assumed-role/deep/ann`)
})

it('a role knows when it was last used', async () => {
  await assume()
  const iam = new IAMClient(optionsOf())
  const { Role: role } = await iam.send(new GetRoleCommand({ RoleName: 'slipway-operator' }))
  expect(role?.RoleLastUsed?.Region).toBe('us-east-1')
  expect(role?.RoleLastUsed?.LastUsedDate?.getTime()).toBeGreaterThan(Date.now() - 60_000)
})
