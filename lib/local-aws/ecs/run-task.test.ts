import { ECSClient, RunTaskCommand, StopTaskCommand } from '@aws-sdk/client-ecs'
import type { RunTaskCommandInput } from '@aws-sdk/client-ecs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seedId } from '../seed/seed-id.ts'
import { startStillAws } from './start-still-aws.ts'

let aws: Awaited<ReturnType<typeof startStillAws>>
let ecs: ECSClient

beforeAll(async () => {
  aws = await startStillAws()
  ecs = new ECSClient(aws.clientOptions())
})
afterAll(async () => {
  ecs.destroy()
  await aws.close()
})

const network = (
  change: Partial<
    NonNullable<NonNullable<RunTaskCommandInput['networkConfiguration']>['awsvpcConfiguration']>
  > = {},
) => ({
  awsvpcConfiguration: {
    ...aws.network.awsvpcConfiguration,
    assignPublicIp: 'DISABLED' as const,
    ...change,
  },
})

const base = (): RunTaskCommandInput => ({
  cluster: 'demo',
  taskDefinition: 'one-off-shell',
  networkConfiguration: network(),
})

const run = (change: Partial<RunTaskCommandInput> = {}, client = ecs) =>
  client.send(new RunTaskCommand({ ...base(), ...change }))

const id = (prefix: string, ...of: string[]) => seedId(prefix, '111122223333', 'us-east-1', ...of)

const onBatch = (): Partial<RunTaskCommandInput> => ({
  cluster: 'batch',
  launchType: 'EC2',
  networkConfiguration: undefined,
})

describe('what RunTask honours', () => {
  it('echoes the request in the task', async () => {
    const overrides = {
      containerOverrides: [
        { name: 'shell', command: ['true'], environment: [{ name: 'A', value: '1' }], cpu: 128 },
      ],
      cpu: '512',
      memory: '1024',
      taskRoleArn: 'arn:aws:iam::111122223333:role/other',
    }
    const { tasks } = await run({
      overrides,
      startedBy: 'a/b-c_1',
      group: 'repairs',
      enableExecuteCommand: true,
      tags: [
        { key: 'a', value: 'b' },
        { key: 'team', value: 'mine' },
      ],
      propagateTags: 'TASK_DEFINITION',
      enableECSManagedTags: true,
      referenceId: 'r'.repeat(1024),
      platformVersion: 'LATEST',
    })
    expect(tasks).toMatchObject([
      {
        overrides,
        cpu: '512',
        memory: '1024',
        startedBy: 'a/b-c_1',
        group: 'repairs',
        enableExecuteCommand: true,
        platformVersion: '1.4.0',
        tags: [
          { key: 'a', value: 'b' },
          { key: 'team', value: 'mine' },
          { key: 'service', value: 'one-off-shell' },
          { key: 'aws:ecs:clusterName', value: 'demo' },
        ],
        containers: [{ managedAgents: [{ name: 'ExecuteCommandAgent', lastStatus: 'PENDING' }] }],
      },
    ])
  })

  it('takes the latest active revision, a revision or an ARN', async () => {
    const revisionOf = async (taskDefinition: string) =>
      (await run({ taskDefinition })).tasks?.[0]?.taskDefinitionArn?.split('/').at(-1)
    expect(await revisionOf('db-migrate')).toBe('db-migrate:14')
    expect(await revisionOf('db-migrate:7')).toBe('db-migrate:7')
    const arn = 'arn:aws:ecs:us-east-1:111122223333:task-definition/db-migrate:9'
    expect(await revisionOf(arn)).toBe('db-migrate:9')
  })

  const providersOf = async (change: Partial<RunTaskCommandInput>) =>
    (await run(change)).tasks?.map(task => task.capacityProviderName)

  it('splits by the cluster’s default strategy, by a given one, or by none', async () => {
    const spot = 'FARGATE_SPOT'
    const byDefault = await providersOf({ count: 5 })
    expect(byDefault).toEqual(['FARGATE', 'FARGATE', spot, spot, spot])
    const given = [
      { capacityProvider: 'FARGATE', weight: 1, base: 2 },
      { capacityProvider: spot, weight: 3 },
    ]
    const byGiven = await providersOf({ count: 10, capacityProviderStrategy: given })
    expect(byGiven?.filter(name => name === 'FARGATE')).toHaveLength(4)
    expect(await providersOf({ launchType: 'FARGATE' })).toEqual([undefined])
  })

  it('places on instances what fits and says what the rest lacks', async () => {
    const { tasks = [], failures = [] } = await run({
      ...onBatch(),
      taskDefinition: 'image-resize',
      count: 10,
    })
    expect(tasks.length).toBeGreaterThan(0)
    expect(tasks.length).toBeLessThan(10)
    expect(failures.map(({ reason }) => reason)).toEqual(Array(3).fill('RESOURCE:MEMORY'))
    expect(failures[0]?.arn).toContain(':container-instance/batch/')
    const none = await run({ ...onBatch(), taskDefinition: 'image-resize' })
    expect(none.tasks).toEqual([])
    const greedy = { containerOverrides: [{ name: 'warm', cpu: 4096 }] }
    const crowded = await run({ ...onBatch(), taskDefinition: 'cache-warm', overrides: greedy })
    expect(crowded.failures?.map(({ reason }) => reason)).toContain('RESOURCE:CPU')
    for (const { taskArn } of tasks)
      await ecs.send(new StopTaskCommand({ cluster: 'batch', task: taskArn }))
    aws.clock.advance(120_000)
    const again = await run({ ...onBatch(), taskDefinition: 'image-resize' })
    expect(again.tasks).toMatchObject([{ lastStatus: 'PENDING', attachments: [] }])
  })
})

describe('what RunTask refuses', () => {
  type Case = [string, () => Partial<RunTaskCommandInput>, string, string | RegExp]
  const cases: Case[] = [
    [
      'an unknown cluster',
      () => ({ cluster: 'nope' }),
      'ClusterNotFoundException',
      'Cluster not found.',
    ],
    [
      'an unknown definition',
      () => ({ taskDefinition: 'nope' }),
      'ClientException',
      'TaskDefinition not found.',
    ],
    [
      'a retired revision',
      () => ({ taskDefinition: 'db-migrate:1' }),
      'InvalidParameterException',
      'TaskDefinition is inactive',
    ],
    ['a count of 0', () => ({ count: 0 }), 'InvalidParameterException', /count/],
    ['a count of 11', () => ({ count: 11 }), 'InvalidParameterException', /count/],
    [
      'no network for awsvpc',
      () => ({ networkConfiguration: undefined }),
      'InvalidParameterException',
      "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
    ],
    [
      'a network for bridge',
      () => ({ ...onBatch(), taskDefinition: 'cache-warm', networkConfiguration: network() }),
      'InvalidParameterException',
      /not valid for the given networkMode/,
    ],
    [
      'an unknown subnet',
      () => ({ networkConfiguration: network({ subnets: ['subnet-x'] }) }),
      'InvalidParameterException',
      "Error retrieving subnet information for [subnet-x]: The subnet ID 'subnet-x' does not exist",
    ],
    [
      'subnets of two VPCs',
      () => ({
        networkConfiguration: network({
          subnets: [id('subnet', 'prod', 'prod-private-1'), id('subnet', 'default', 'default-1')],
        }),
      }),
      'InvalidParameterException',
      /same VPC/,
    ],
    [
      'an unknown security group',
      () => ({ networkConfiguration: network({ securityGroups: ['sg-x'] }) }),
      'InvalidParameterException',
      /sg-x/,
    ],
    [
      'a security group of another VPC',
      () => ({ networkConfiguration: network({ securityGroups: [id('sg', 'default', 'web')] }) }),
      'InvalidParameterException',
      /same VPC/,
    ],
    [
      'a public IP on EC2',
      () => ({
        ...onBatch(),
        taskDefinition: 'ledger-export',
        networkConfiguration: network({ assignPublicIp: 'ENABLED' }),
      }),
      'InvalidParameterException',
      'Assign public IP is not supported for this launch type.',
    ],
    [
      'a platform version on EC2',
      () => ({ ...onBatch(), taskDefinition: 'cache-warm', platformVersion: '1.4.0' }),
      'InvalidParameterException',
      'The platform version must be null when specifying an EC2 launch type.',
    ],
    [
      'an unknown platform version',
      () => ({ platformVersion: '9.9.9' }),
      'PlatformUnknownException',
      /9\.9\.9/,
    ],
    [
      'launch type and strategy',
      () => ({
        launchType: 'FARGATE',
        capacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 1 }],
      }),
      'InvalidParameterException',
      'Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.',
    ],
    [
      'a strategy of zeros',
      () => ({ capacityProviderStrategy: [{ capacityProvider: 'FARGATE' }] }),
      'InvalidParameterException',
      /weight/,
    ],
    [
      'two bases',
      () => ({
        capacityProviderStrategy: [
          { capacityProvider: 'FARGATE', base: 1 },
          { capacityProvider: 'FARGATE_SPOT', base: 1 },
        ],
      }),
      'InvalidParameterException',
      /base/,
    ],
    [
      'a provider the cluster does not have',
      () => ({
        cluster: 'default',
        capacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 1 }],
      }),
      'InvalidParameterException',
      /not associated with the cluster/,
    ],
    [
      'EC2 without instances',
      () => ({ cluster: 'default', launchType: 'EC2' }),
      'InvalidParameterException',
      'No Container Instances were found in your cluster.',
    ],
    [
      'FARGATE for a bridge definition',
      () => ({ ...onBatch(), taskDefinition: 'cache-warm', launchType: 'FARGATE' }),
      'InvalidParameterException',
      'Task definition does not support launch_type FARGATE.',
    ],
    [
      'an override for nobody',
      () => ({ overrides: { containerOverrides: [{ name: 'x' }] } }),
      'InvalidParameterException',
      'Override for container named x is not a container in the TaskDefinition.',
    ],
    [
      'overrides that are too long',
      () => ({
        overrides: { containerOverrides: [{ name: 'shell', command: ['x'.repeat(8192)] }] },
      }),
      'InvalidParameterException',
      'Container Overrides length must be at most 8192',
    ],
    [
      'a size Fargate does not have',
      () => ({ overrides: { cpu: '256', memory: '9999' } }),
      'InvalidParameterException',
      /No Fargate configuration exists/,
    ],
    [
      'a startedBy with a space',
      () => ({ startedBy: 'a b' }),
      'InvalidParameterException',
      /startedBy/,
    ],
    [
      'tags of a service',
      () => ({ propagateTags: 'SERVICE' }),
      'InvalidParameterException',
      /SERVICE/,
    ],
    [
      'a reserved tag',
      () => ({ tags: [{ key: 'AWS:x', value: '' }] }),
      'InvalidParameterException',
      /aws:/,
    ],
    [
      'the same tag twice',
      () => ({ tags: [{ key: 'a' }, { key: 'a' }] }),
      'InvalidParameterException',
      /unique/,
    ],
    [
      'a strategy for placing on Fargate',
      () => ({ placementStrategy: [{ type: 'random' }] }),
      'InvalidParameterException',
      /not supported with FARGATE/,
    ],
    [
      'no definition',
      () => ({ taskDefinition: undefined }),
      'InvalidParameterException',
      'TaskDefinition can not be blank.',
    ],
  ]

  it.each(cases)('%s', async (_name, change, name, message) => {
    await expect(run(change())).rejects.toMatchObject({
      name,
      message: typeof message === 'string' ? message : (expect.stringMatching(message) as unknown),
    })
  })

  it('a value of the wrong type', async () => {
    const wrong = { count: 'two' } as unknown as Partial<RunTaskCommandInput>
    await expect(run(wrong)).rejects.toMatchObject({ name: 'SerializationException' })
  })
})

describe('clientToken', () => {
  it('answers the same parameters with the first result, and starts nothing', async () => {
    const first = await run({ clientToken: 'token-1', count: 2 })
    aws.clock.advance(60_000)
    const second = await run({ clientToken: 'token-1', count: 2 })
    expect(second.tasks?.map(({ taskArn }) => taskArn)).toEqual(
      first.tasks?.map(({ taskArn }) => taskArn),
    )
  })

  it('refuses other parameters, and names what it started', async () => {
    const { tasks } = await run({ clientToken: 'token-2' })
    await expect(run({ clientToken: 'token-2', count: 2 })).rejects.toMatchObject({
      name: 'ConflictException',
      resourceIds: [tasks?.[0]?.taskArn],
    })
  })

  it('is scoped to its cluster', async () => {
    const one = await run({ clientToken: 'token-3', launchType: 'FARGATE' })
    const other = await run({ clientToken: 'token-3', launchType: 'FARGATE', cluster: 'default' })
    expect(other.tasks?.[0]?.taskArn).not.toBe(one.tasks?.[0]?.taskArn)
  })

  it('is free again when its tasks have been forgotten', async () => {
    const overrides = { containerOverrides: [{ name: 'shell', command: ['true'] }] }
    const first = await run({ clientToken: 'token-4', overrides })
    aws.clock.advance(2 * 3_600_000)
    const second = await run({ clientToken: 'token-4', overrides })
    expect(second.tasks?.[0]?.taskArn).not.toBe(first.tasks?.[0]?.taskArn)
  })
})

describe('who may run', () => {
  const as = async <T>(key: string, use: (client: ECSClient) => Promise<T>): Promise<T> => {
    const client = new ECSClient(aws.clientOptions(key))
    return use(client).finally(() => client.destroy())
  }

  it('a launcher on its own cluster only, tags included', async () => {
    await as('LOCALLAUNCHER0000001', async client => {
      const tags = [{ key: 'a', value: 'b' }]
      expect((await run({ tags }, client)).tasks).toHaveLength(1)
      const elsewhere = run({ cluster: 'default', launchType: 'FARGATE' }, client)
      await expect(elsewhere).rejects.toMatchObject({
        name: 'AccessDeniedException',
        message: expect.stringContaining('task-definition/one-off-shell') as unknown,
      })
    })
  })

  it('not a viewer', async () => {
    await as('LOCALVIEWER000000001', async client => {
      await expect(run({}, client)).rejects.toMatchObject({ name: 'AccessDeniedException' })
    })
  })
})
