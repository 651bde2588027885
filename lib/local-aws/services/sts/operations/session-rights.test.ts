import { DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2'
import { ECSClient, ListClustersCommand, StopTaskCommand } from '@aws-sdk/client-ecs'
import { IAMClient, GetRoleCommand } from '@aws-sdk/client-iam'
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts'
import type { AssumeRoleCommandInput } from '@aws-sdk/client-sts'
import fc from 'fast-check'
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { explainDenial } from '../../iam/authorize.ts'
import { parsePolicy } from '../../iam/parse-policy.ts'
import { toContext } from '../../iam/policy.ts'
import type { Policy } from '../../iam/policy.ts'
import { startLocalAws } from '../../../start-local-aws.ts'
import type { LocalAws } from '../../../start-local-aws.ts'
import { clientOptions } from '../../../test/client-options.ts'
import { toSessionCredentials } from '../../../test/session-credentials.ts'

let local: LocalAws
beforeAll(async () => {
  local = await startLocalAws()
})
afterAll(() => local.close())

const session = 'arn:aws:sts::111122223333:assumed-role/slipway-operator/ann'
const document = (...statements: object[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements })
const allow = (Action: string | string[], more = {}) => ({
  Effect: 'Allow',
  Action,
  Resource: '*',
  ...more,
})

const assume = (input: Partial<AssumeRoleCommandInput>) =>
  new STSClient(clientOptions(local)).send(
    new AssumeRoleCommand({
      RoleArn: 'arn:aws:iam::111122223333:role/slipway-operator',
      RoleSessionName: 'ann',
      ...input,
    }),
  )

async function as(input: Partial<AssumeRoleCommandInput>) {
  const { Credentials: issued } = await assume(input)
  const options = { ...clientOptions(local), credentials: toSessionCredentials(issued) }
  return {
    listClusters: () => new ECSClient(options).send(new ListClustersCommand()),
    stopTask: (cluster: string) =>
      new ECSClient(options).send(new StopTaskCommand({ cluster, task: '0'.repeat(32) })),
    describeVpcs: () => new EC2Client(options).send(new DescribeVpcsCommand()),
    getRole: () => new IAMClient(options).send(new GetRoleCommand({ RoleName: 'slipway-viewer' })),
  }
}

describe('a session policy', () => {
  it('leaves what the role and it both allow', async () => {
    const client = await as({ Policy: document(allow('ecs:List*')) })
    await expect(client.listClusters()).resolves.toHaveProperty('clusterArns')
    await expect(client.describeVpcs()).rejects.toMatchObject({
      name: 'UnauthorizedOperation',
      message: `You are not authorized to perform this operation. User: ${session} is not authorized to perform: ec2:DescribeVpcs because no session policy allows the ec2:DescribeVpcs action`,
    })
    await expect(client.getRole()).rejects.toMatchObject({
      name: 'AccessDenied',
      message: `User: ${session} is not authorized to perform: iam:GetRole on resource: role slipway-viewer because no session policy allows the iam:GetRole action`,
    })
  })

  it('gives nothing that the role has not', async () => {
    const RoleArn = 'arn:aws:iam::111122223333:role/slipway-viewer'
    const client = await as({ RoleArn, Policy: document(allow('*')) })
    await expect(client.listClusters()).resolves.toBeDefined()
    await expect(client.stopTask('demo')).rejects.toThrow(
      'because no identity-based policy allows the ecs:StopTask action',
    )
  })

  it('denies by resource and condition', async () => {
    const cluster = { 'ecs:cluster': 'arn:aws:ecs:*:*:cluster/batch' }
    const client = await as({
      Policy: document(allow('*'), {
        Effect: 'Deny',
        NotAction: 'ecs:List*',
        NotResource: 'arn:aws:ec2:::nothing',
        Condition: { ArnLike: cluster },
      }),
    })
    const task = `arn:aws:ecs:us-east-1:111122223333:task/batch/${'0'.repeat(32)}`
    await expect(client.stopTask('batch')).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: `User: ${session} is not authorized to perform: ecs:StopTask on resource: ${task} with an explicit deny in a session policy`,
    })
    await expect(client.stopTask('demo')).rejects.toThrow('The referenced task was not found.')
  })

  it('may be a managed one, and several add up', async () => {
    const arn = (name: string) => ({ arn: `arn:aws:iam::aws:policy/${name}` })
    const reader = await as({ PolicyArns: [arn('ReadOnlyAccess')] })
    await expect(reader.describeVpcs()).resolves.toBeDefined()
    await expect(reader.stopTask('demo')).rejects.toThrow('no session policy allows')
    const both = await as({
      PolicyArns: [arn('job-function/ViewOnlyAccess')],
      Policy: document(allow('ecs:StopTask')),
    })
    await expect(both.listClusters()).resolves.toBeDefined()
    await expect(both.stopTask('demo')).rejects.toThrow('The referenced task was not found.')
  })

  it.each([
    [{ Policy: '{' }, 'MalformedPolicyDocumentException', 'invalid Json'],
    [{ Policy: document({ Effect: 'Allow' }) }, 'MalformedPolicyDocumentException', 'actions'],
    [
      { PolicyArns: [{ arn: 'arn:aws:iam::aws:policy/NoSuchThing' }] },
      'MalformedPolicyDocumentException',
      'NoSuchThing',
    ],
    [{ PolicyArns: [{ arn: 'x'.repeat(20) }] }, 'ValidationError', 'is not valid'],
    [{ Policy: document(allow('*')).padEnd(2049) }, 'ValidationError', 'equal to 2048'],
    [
      { PolicyArns: Array.from({ length: 11 }, () => ({ arn: 'arn:aws:iam::aws:policy/X' })) },
      'ValidationError',
      'limit of 10',
    ],
  ])('is refused when it is none (case %#)', async (input, name, message) => {
    await expect(assume(input)).rejects.toMatchObject({
      name,
      message: expect.stringContaining(message) as string,
    })
  })

  it('fills a share of the room for policies, and no more than all of it', async () => {
    expect(await assume({})).not.toHaveProperty('PackedPolicySize')
    const small = await assume({ Policy: document(allow('ecs:*')) })
    expect(small.PackedPolicySize).toBeGreaterThan(0)
    expect(small.PackedPolicySize).toBeLessThan(20)
    const noise = (of: string) => createHash('sha256').update(of).digest('hex')
    const Resource = Array.from({ length: 20 }, (_, index) => `arn:aws:s3:::${noise(`r${index}`)}`)
    const Policy = document(allow('s3:GetObject', { Resource }))
    const Tags = Array.from({ length: 20 }, (_, index) => ({
      Key: `key${index}`,
      Value: noise(`t${index}`),
    }))
    await expect(assume({ Tags })).resolves.toHaveProperty('PackedPolicySize')
    await expect(assume({ Policy, Tags })).rejects.toMatchObject({
      name: 'PackedPolicyTooLargeException',
      message: expect.stringMatching(/consumes \d{3,}% of allotted space/) as string,
    })
  })

  it('never allows more than the role', () => {
    const action = fc.constantFrom('ecs:*', 'ecs:RunTask', 'ecs:List*', '*', 'ec2:*')
    const statement = fc.record({ Effect: fc.constantFrom('Allow', 'Deny'), Action: action })
    const policy = fc.array(statement, { minLength: 1, maxLength: 3 }).map((some): Policy => {
      const text = document(...some.map(one => ({ Resource: '*', ...one })))
      return parsePolicy(text, { id: 'any', type: 'none' })
    })
    const asked = fc.constantFrom('ecs:RunTask', 'ecs:ListTasks', 'ec2:DescribeVpcs', 'iam:GetRole')
    fc.assert(
      fc.property(policy, policy, asked, (identity, narrowing, action) => {
        const request = { action, resource: '*', context: toContext() }
        const denied = (policies?: Policy[]) =>
          explainDenial(principalWith(identity, policies), request) !== undefined
        if (denied()) expect(denied([narrowing])).toBe(true)
        expect(denied([narrowing])).toBe(
          denied() || explainDenial(principalWith(narrowing), request) !== undefined,
        )
      }),
    )
  })
})

function principalWith(identity: Policy, policies?: Policy[]) {
  return {
    kind: 'assumed-role' as const,
    accountId: '111122223333',
    arn: session,
    identityArn: session,
    userId: 'AROA:ann',
    name: 'slipway-operator',
    accessKeyId: 'ASIA',
    policies: [identity],
    tags: {},
    session: {
      issuedAtMs: 0,
      expiresAtMs: 1,
      hasMfa: false,
      tags: {},
      transitiveTagKeys: [],
      ...(policies ? { policies } : {}),
    },
  }
}
