import { GetRoleCommand, IAMClient, ListRolesCommand, paginateListRoles } from '@aws-sdk/client-iam'
import { GetSessionTokenCommand, STSClient } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startLocalAws } from '../../../start-local-aws.ts'
import type { LocalAws } from '../../../start-local-aws.ts'
import { clientOptions } from '../../../test/client-options.ts'
import type { KnownPrincipal } from '../../../test/client-options.ts'
import { toSessionCredentials } from '../../../test/session-credentials.ts'
import { operatorMfaCode } from '../known-principals.ts'
import { ecsOf } from '../../ecs/state/ecs-state.ts'

let local: LocalAws
beforeAll(async () => {
  local = await startLocalAws()
})
afterAll(() => local.close())

const as = (principal: KnownPrincipal, region?: string) =>
  new IAMClient(clientOptions(local, principal, region))

describe('ListRoles', () => {
  it('lists what people and tasks of the account may be, without tags and last use', async () => {
    const { Roles: roles = [], IsTruncated } = await as('viewer').send(new ListRolesCommand())
    const names = roles.map(({ RoleName }) => RoleName)
    expect(names).toEqual([...names].sort())
    expect(names).toEqual(
      expect.arrayContaining(['slipway-operator', 'slipway-viewer', 'ecsTaskExecutionRole']),
    )
    expect(IsTruncated).toBe(false)
    for (const role of roles) {
      expect(role.Arn).toBe(`arn:aws:iam::111122223333:role${role.Path}${role.RoleName}`)
      expect(role.RoleId).toMatch(/^AROA[A-Z2-7]{17}$/)
      expect(role.CreateDate).toBeInstanceOf(Date)
      expect(role).not.toHaveProperty('Tags')
      expect(role).not.toHaveProperty('RoleLastUsed')
    }
  })

  it('has every role that a seeded task definition names', async () => {
    for (const principal of ['operator', 'outsider'] as const) {
      const { Roles: roles = [] } = await as(principal).send(new ListRolesCommand())
      const arns = roles.map(({ Arn }) => Arn)
      const account = principal === 'operator' ? '111122223333' : '444455556666'
      const { families } = ecsOf({ world: local.world, accountId: account, region: 'us-east-1' })
      for (const { definition } of [...families.values()].flat())
        for (const arn of [definition.taskRoleArn, definition.executionRoleArn])
          if (arn) expect(arns).toContain(arn)
    }
  })

  it('pages by marker, whole and without repeats', async () => {
    const pages = paginateListRoles({ client: as('operator'), pageSize: 7 }, {})
    const paged: string[] = []
    for await (const { Roles: roles = [] } of pages) {
      expect(roles.length).toBeLessThanOrEqual(7)
      paged.push(...roles.map(({ RoleName }) => RoleName ?? ''))
    }
    const whole = await as('operator').send(new ListRolesCommand({ MaxItems: 1000 }))
    expect(paged).toEqual(whole.Roles?.map(({ RoleName }) => RoleName))
  })

  it('narrows by path', async () => {
    const { Roles: roles } = await as('operator').send(
      new ListRolesCommand({ PathPrefix: '/aws-service-role/' }),
    )
    expect(roles?.map(({ RoleName }) => RoleName)).toEqual(['AWSServiceRoleForECS'])
  })

  it.each([
    [{ PathPrefix: 'service-role' }, "at 'pathPrefix' failed to satisfy constraint"],
    [{ MaxItems: 1001 }, 'less than or equal to 1000'],
    [{ Marker: 'made-up' }, 'Invalid Marker: made-up'],
  ])('refuses %o', async (input, message) => {
    await expect(as('operator').send(new ListRolesCommand(input))).rejects.toMatchObject({
      name: 'ValidationError',
      message: expect.stringContaining(message) as string,
    })
  })

  it('is global: clients sign for any Region', async () => {
    for (const region of ['us-east-1', 'eu-west-1', 'ap-south-1', 'aws-global'])
      await expect(as('operator', region).send(new ListRolesCommand())).resolves.toBeDefined()
  })
})

describe('GetRole', () => {
  it('shows the trust policy URL-encoded, the longest session and the tags', async () => {
    const { Role: role } = await as('viewer').send(
      new GetRoleCommand({ RoleName: 'slipway-operator' }),
    )
    expect(role?.AssumeRolePolicyDocument).toMatch(/^%7B%22Version%22%3A%222012-10-17%22/)
    const trust: unknown = JSON.parse(decodeURIComponent(role?.AssumeRolePolicyDocument ?? ''))
    expect(trust).toMatchObject({
      Statement: [{ Principal: { AWS: 'arn:aws:iam::111122223333:root' } }],
    })
    expect(role?.MaxSessionDuration).toBe(43_200)
    expect(role?.Tags).toEqual([{ Key: 'team', Value: 'platform' }])
    expect(role?.RoleLastUsed).toEqual({})
  })

  it('does not find a role of another account, in IAM’s words', async () => {
    const command = new GetRoleCommand({ RoleName: 'payroll-run-task' })
    await expect(as('operator').send(command)).rejects.toMatchObject({
      name: 'NoSuchEntityException',
      message: 'The role with name payroll-run-task cannot be found.',
      $metadata: { httpStatusCode: 404 },
    })
  })
})

describe('who may call IAM', () => {
  it.each([
    [new ListRolesCommand(), 'iam:ListRoles on resource: arn:aws:iam::111122223333:role/'],
    [new GetRoleCommand({ RoleName: 'any' }), 'iam:GetRole on resource: role any'],
  ] as const)('a denial names what was asked for (case %#)', async (command, asked) => {
    const action = asked.split(' ')[0] ?? ''
    await expect(as('launcher').send(command as ListRolesCommand)).rejects.toMatchObject({
      name: 'AccessDenied',
      message: `User: arn:aws:iam::111122223333:user/launcher is not authorized to perform: ${asked} because no identity-based policy allows the ${action} action`,
      $metadata: { httpStatusCode: 403 },
    })
  })

  it('a session of GetSessionToken may only with a second factor', async () => {
    const sts = new STSClient(clientOptions(local))
    const ask = async (mfa: object) => {
      const { Credentials: issued } = await sts.send(new GetSessionTokenCommand(mfa))
      const credentials = toSessionCredentials(issued)
      return new IAMClient({ ...clientOptions(local), credentials }).send(new ListRolesCommand())
    }
    await expect(ask({})).rejects.toMatchObject({
      name: 'InvalidClientTokenId',
      message: 'The security token included in the request is invalid.',
      $metadata: { httpStatusCode: 403 },
    })
    const SerialNumber = 'arn:aws:iam::111122223333:mfa/operator'
    await expect(ask({ SerialNumber, TokenCode: operatorMfaCode })).resolves.toHaveProperty('Roles')
  })
})
