import {
  CreateCapacityProviderCommand,
  CreateClusterCommand,
  DeleteCapacityProviderCommand,
  DeleteClusterCommand,
  DescribeCapacityProvidersCommand,
  DescribeClustersCommand,
  PutClusterCapacityProvidersCommand,
} from '@aws-sdk/client-ecs'
import type { AutoScalingGroupProvider } from '@aws-sdk/client-ecs'
import { beforeAll, describe, expect, it } from 'vitest'
import { useStillAws } from '../../../test/start-still-aws.ts'
import { realismOf } from '../../../realism/realism.ts'

const aws = await useStillAws()
const { ecs } = aws

beforeAll(async () => {
  realismOf(aws.world).settings.visibilityDelayMs = 2_000
})

const toGroupArn = (name: string) =>
  `arn:aws:autoscaling:us-east-1:111122223333:autoScalingGroup:2f1d3a6c-77f0-4d1a-8a5e-3a8b0c9d1e2f:autoScalingGroupName/${name}`
const arnOf = (name: string) => `arn:aws:ecs:us-east-1:111122223333:capacity-provider/${name}`

const create = (name: string, change: Partial<AutoScalingGroupProvider> = {}, tags = {}) =>
  ecs.send(
    new CreateCapacityProviderCommand({
      name,
      autoScalingGroupProvider: { autoScalingGroupArn: toGroupArn(name), ...change },
      ...tags,
    }),
  )
const describeProviders = (capacityProviders?: string[]) =>
  ecs.send(new DescribeCapacityProvidersCommand({ capacityProviders, include: ['TAGS'] }))
const remove = (capacityProvider: string) =>
  ecs.send(new DeleteCapacityProviderCommand({ capacityProvider }))
const put = (cluster: string, capacityProviders: string[], strategy: string[] = []) =>
  ecs.send(
    new PutClusterCapacityProvidersCommand({
      cluster,
      capacityProviders,
      defaultCapacityProviderStrategy: strategy.map(capacityProvider => ({
        capacityProvider,
        weight: 1,
      })),
    }),
  )

describe('CreateCapacityProvider', () => {
  it('fills in the defaults of managed scaling', async () => {
    const tags = [{ key: 'team', value: 'media' }]
    const { capacityProvider } = await create('plain', {}, { tags })
    expect(capacityProvider).toEqual({
      capacityProviderArn: arnOf('plain'),
      name: 'plain',
      status: 'ACTIVE',
      type: 'EC2_AUTOSCALING',
      updateStatus: 'CREATE_COMPLETE',
      autoScalingGroupProvider: {
        autoScalingGroupArn: toGroupArn('plain'),
        managedScaling: {
          status: 'DISABLED',
          targetCapacity: 100,
          minimumScalingStepSize: 1,
          maximumScalingStepSize: 10_000,
          instanceWarmupPeriod: 300,
        },
        managedTerminationProtection: 'DISABLED',
        managedDraining: 'DISABLED',
      },
      tags,
    })
    expect((await describeProviders(['plain'])).capacityProviders).toEqual([capacityProvider])
  })

  const scaling = (change: object) => ({
    managedScaling: { status: 'ENABLED' as const, ...change },
  })
  it.each([
    ['a name with a dot', 'a.b', {}, /name is invalid/],
    ['a name of 256 characters', 'n'.repeat(256), {}, /name is invalid/],
    ['a reserved prefix', 'AwsThing', {}, /prefixed/],
    ['fargate’s prefix', 'fargate-2', {}, /prefixed/],
    ['a malformed ARN', 'x', { autoScalingGroupArn: 'arn:aws:s3:::x' }, /not valid/],
    ['a capacity of 0', 'x', scaling({ targetCapacity: 0 }), /targetCapacity/],
    ['a step of 10,001', 'x', scaling({ maximumScalingStepSize: 10_001 }), /maximumScaling/],
    [
      'steps upside down',
      'x',
      scaling({ minimumScalingStepSize: 5, maximumScalingStepSize: 2 }),
      /cannot be greater/,
    ],
    ['a warm-up without end', 'x', scaling({ instanceWarmupPeriod: 10_001 }), /Warmup/],
    [
      'protection without scaling',
      'x',
      { managedTerminationProtection: 'ENABLED' as const },
      /managed scaling must be enabled/,
    ],
  ])('refuses %s', async (_name, name, change, message) => {
    await expect(create(name, change)).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringMatching(message) as unknown,
    })
  })

  it('refuses a name or a group twice, and a provider of no kind', async () => {
    await create('twice')
    await expect(create('twice')).rejects.toThrow(/already exists/)
    for (const autoScalingGroupArn of [toGroupArn('twice'), 'twice'])
      await expect(create('other', { autoScalingGroupArn })).rejects.toMatchObject({
        name: 'ClientException',
        message: expect.stringMatching(/already being used/) as unknown,
      })
    await expect(ecs.send(new CreateCapacityProviderCommand({ name: 'x' }))).rejects.toThrow(
      /must be specified/,
    )
  })
})

describe('DescribeCapacityProviders', () => {
  it('answers Fargate’s and the created ones, ten a page, and what is unknown as MISSING', async () => {
    for (let index = 0; index < 12; index += 1) await create(`page-${index}`)
    const first = await describeProviders()
    expect(first.capacityProviders).toHaveLength(10)
    expect(first.capacityProviders?.slice(0, 2)).toMatchObject([
      { name: 'FARGATE', type: 'FARGATE', status: 'ACTIVE' },
      { name: 'FARGATE_SPOT', type: 'FARGATE_SPOT', status: 'ACTIVE' },
    ])
    const { nextToken } = first
    const next = await ecs.send(new DescribeCapacityProvidersCommand({ nextToken }))
    expect(next.capacityProviders?.length).toBeGreaterThan(3)
    const { capacityProviders, failures } = await describeProviders([arnOf('page-3'), 'nope'])
    expect(capacityProviders?.map(({ name }) => name)).toEqual(['page-3'])
    expect(failures).toEqual([{ arn: arnOf('nope'), reason: 'MISSING' }])
    await expect(
      ecs.send(new DescribeCapacityProvidersCommand({ maxResults: 11 })),
    ).rejects.toMatchObject({ name: 'InvalidParameterException' })
  })
})

describe('PutClusterCapacityProviders', () => {
  it('replaces both lists, and shows what managed scaling attaches', async () => {
    await create('scaled', { managedScaling: { status: 'ENABLED' }, managedDraining: 'ENABLED' })
    await ecs.send(new CreateClusterCommand({ clusterName: 'mixed' }))
    const { cluster } = await put('mixed', ['FARGATE', 'scaled'], ['scaled'])
    expect(cluster).toMatchObject({
      capacityProviders: ['FARGATE', 'scaled'],
      defaultCapacityProviderStrategy: [{ capacityProvider: 'scaled', weight: 1, base: 0 }],
      attachmentsStatus: 'UPDATE_IN_PROGRESS',
      attachments: [
        { type: 'as_policy', status: 'CREATED' },
        { type: 'managed_draining', status: 'CREATED' },
      ],
    })
    await expect(put('mixed', ['FARGATE'])).rejects.toMatchObject({
      name: 'UpdateInProgressException',
    })
    await expect(ecs.send(new DeleteClusterCommand({ cluster: 'mixed' }))).rejects.toMatchObject({
      name: 'UpdateInProgressException',
    })
    aws.clock.advance(5_000)
    const include = new DescribeClustersCommand({ clusters: ['mixed'], include: ['ATTACHMENTS'] })
    const [settled] = (await ecs.send(include)).clusters ?? []
    expect(settled).toMatchObject({
      attachmentsStatus: 'UPDATE_COMPLETE',
      attachments: cluster?.attachments,
    })
    expect((await put('mixed', [])).cluster).toMatchObject({
      capacityProviders: [],
      defaultCapacityProviderStrategy: [],
      attachments: [],
    })
  })

  it.each([
    ['an unknown provider', ['nope'], [], /are not found/],
    ['a strategy of another cluster’s provider', ['FARGATE'], ['twice'], /not associated/],
    ['two kinds in one strategy', ['FARGATE', 'twice'], ['FARGATE', 'twice'], /mix/],
    ['one provider twice', ['FARGATE'], ['FARGATE', 'FARGATE'], /duplicate/],
  ])('refuses %s', async (_name, names, strategy, message) => {
    await expect(put('default', names, strategy)).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringMatching(message) as unknown,
    })
  })

  it('keeps a provider that tasks run on', async () => {
    await expect(put('demo', [])).rejects.toMatchObject({ name: 'ResourceInUseException' })
  })
})

describe('DeleteCapacityProvider', () => {
  it('needs a provider that no cluster uses, keeps it as INACTIVE and frees its name', async () => {
    await create('brief')
    await put('default', ['brief'])
    await expect(remove('brief')).rejects.toMatchObject({
      name: 'ClientException',
      message: expect.stringContaining('associated with cluster: default') as unknown,
    })
    await put('default', [])
    const { capacityProvider } = await remove(arnOf('brief'))
    expect(capacityProvider).toMatchObject({ name: 'brief', updateStatus: 'DELETE_IN_PROGRESS' })
    expect((await describeProviders(['brief'])).capacityProviders).toMatchObject([
      { status: 'INACTIVE', updateStatus: 'DELETE_COMPLETE' },
    ])
    await expect(put('default', ['brief'])).rejects.toThrow(/are not found/)
    await expect(remove('brief')).rejects.toMatchObject({ name: 'ClientException' })
    expect((await create('brief')).capacityProvider?.status).toBe('ACTIVE')
  })

  it('never deletes Fargate’s', async () => {
    for (const name of ['FARGATE', arnOf('FARGATE_SPOT')])
      await expect(remove(name)).rejects.toThrow(/reserved/)
  })
})
