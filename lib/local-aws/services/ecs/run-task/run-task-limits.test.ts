import { ListTasksCommand } from '@aws-sdk/client-ecs'
import type { RunTaskCommandInput } from '@aws-sdk/client-ecs'
import { describe, expect, it } from 'vitest'
import { useRunTask } from '../../../test/start-run-task.ts'

const local = await useRunTask()

const times = <Item>(count: number, item: (at: number) => Item): Item[] =>
  Array.from({ length: count }, (_, at) => item(at))
const name = 'InvalidParameterException'
const withOverride = (change: object): Partial<RunTaskCommandInput> => ({
  overrides: { containerOverrides: [{ name: 'shell', ...change }] },
})
const file = (at: number) => ({ type: 's3' as const, value: `arn:aws:s3:::acme/${at}.env` })
const subnet = 'subnet-0123456789abcdef0'

describe('RunTask refuses a request that is past a limit of the API:', () => {
  it.each<[string, () => Partial<RunTaskCommandInput>, RegExp]>([
    ['no subnets', () => ({ networkConfiguration: local.network({ subnets: [] }) }), /empty/],
    [
      '17 subnets',
      () => ({ networkConfiguration: local.network({ subnets: times(17, () => subnet) }) }),
      /at most 16/,
    ],
    [
      'six security groups',
      () => ({ networkConfiguration: local.network({ securityGroups: times(6, () => 'sg-1') }) }),
      /at most 5/,
    ],
    ['a long reference', () => ({ referenceId: 'r'.repeat(1025) }), /at most 1024/],
    [
      'a startedBy of 129 characters',
      () => ({ startedBy: 's'.repeat(129) }),
      /^startedBy longer than 128\.$/,
    ],
    ['eleven files', () => withOverride({ environmentFiles: times(11, file) }), /at most 10/],
    [
      'a base of 100,001',
      () => ({ capacityProviderStrategy: [{ capacityProvider: 'FARGATE', base: 100_001 }] }),
      /between 0 and 100000/,
    ],
    [
      'a base below 0',
      () => ({ capacityProviderStrategy: [{ capacityProvider: 'FARGATE', base: -1 }] }),
      /between 0 and 100000/,
    ],
    ['a group of a service', () => ({ group: 'service:web' }), /Invalid namespace/],
    ['a token with a blank', () => ({ clientToken: 'a b' }), /range 33-126/],
    ['a token of 65 characters', () => ({ clientToken: 't'.repeat(65) }), /up to 64/],
    ['51 tags', () => ({ tags: times(51, at => ({ key: `k${at}`, value: '' })) }), /at most 50/],
    [
      'constraints on Fargate',
      () => ({ placementConstraints: [{ type: 'distinctInstance' }] }),
      /constraints are not supported with FARGATE/,
    ],
    [
      'five strategies and one',
      () => ({ placementStrategy: times(6, () => ({ type: 'random' as const })) }),
      /at most 5/,
    ],
  ])('%s', async (_name, change, message) => {
    const refusal = { name, message: expect.stringMatching(message) as unknown }
    await expect(local.run(change())).rejects.toMatchObject(refusal)
  })

  it('but takes one that is at them', async () => {
    const atLimits = {
      referenceId: 'r'.repeat(1024),
      startedBy: `${'s'.repeat(125)}/-_`,
      clientToken: '!'.repeat(32) + '~'.repeat(32),
      tags: times(50, at => ({ key: `k${at}`, value: 'v'.repeat(256) })),
      capacityProviderStrategy: [{ capacityProvider: 'FARGATE', base: 100_000, weight: 1000 }],
    }
    const { tasks, failures } = await local.run(atLimits)
    expect(failures).toEqual([])
    expect(tasks).toMatchObject([{ startedBy: atLimits.startedBy }])
  })

  // The first two are recorded answers of AWS, which accepts more than its API Reference names.
  it.each(['AWS Step Functions', 'ECS Deploy', 'jane.doe@example.com', 'größe', '𝄞'.repeat(128)])(
    'takes the startedBy %s, and lists by it',
    async startedBy => {
      const { tasks: [task] = [] } = await local.run({ startedBy })
      expect(task).toMatchObject({ startedBy })
      const listed = await local.ecs.send(new ListTasksCommand({ cluster: 'demo', startedBy }))
      expect(listed.taskArns).toEqual([task?.taskArn])
    },
  )
})

describe('ECS Exec', () => {
  it('needs a role of the task, of the definition or of the request', async () => {
    const taskRoleArn = 'arn:aws:iam::111122223333:role/one-off-shell-task'
    await local.register({
      family: 'without-role',
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
      cpu: '256',
      memory: '512',
    })
    const onFargate = { taskDefinition: 'without-role', enableExecuteCommand: true }
    const message = expect.stringContaining('A valid taskRoleArn is not being used') as unknown
    await expect(local.run(onFargate)).rejects.toMatchObject({ name, message })
    const { tasks } = await local.run({ ...onFargate, overrides: { taskRoleArn } })
    expect(tasks).toMatchObject([
      {
        enableExecuteCommand: true,
        containers: [{ managedAgents: [{ name: 'ExecuteCommandAgent', lastStatus: 'PENDING' }] }],
      },
    ])
  })
})
