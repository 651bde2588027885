import { ECSClient, StopTaskCommand } from '@aws-sdk/client-ecs'
import type { RunTaskCommandInput } from '@aws-sdk/client-ecs'
import { describe, expect, it } from 'vitest'
import type { KnownPrincipal } from '../../../test/client-options.ts'
import { useRunTask } from '../../../test/start-run-task.ts'

const local = await useRunTask()

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
      taskRoleArn: 'arn:aws:iam::111122223333:role/one-off-shell-task',
    }
    const { tasks } = await local.run({
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

  it('answers without what only DescribeTasks tells, also to a repeated call', async () => {
    const launches: Partial<RunTaskCommandInput>[] = [
      {},
      { ...onBatch(), taskDefinition: 'image-resize' },
    ]
    for (const launch of launches) {
      const call = { ...launch, clientToken: crypto.randomUUID() }
      const { tasks: [task] = [] } = await local.run(call)
      local.aws.clock.advance(1_000)
      const repeated = await local.run(call)
      for (const answered of [task, repeated.tasks?.[0]]) {
        for (const member of ['healthStatus', 'inferenceAccelerators'])
          expect(answered).not.toHaveProperty(member)
        for (const member of ['healthStatus', 'networkBindings'])
          expect(answered?.containers?.[0]).not.toHaveProperty(member)
        expect(answered).toMatchObject({
          taskArn: task?.taskArn,
          containers: [{ lastStatus: 'PENDING', networkInterfaces: [] }],
        })
      }
      const described = await local.describe(launch.cluster ?? 'demo', task?.taskArn)
      expect(described).toMatchObject({
        healthStatus: 'UNKNOWN',
        inferenceAccelerators: [],
        containers: [{ healthStatus: 'UNKNOWN', networkBindings: [] }],
      })
    }
  })

  it('takes the latest active revision, a revision or an ARN', async () => {
    const revisionOf = async (taskDefinition: string) =>
      (await local.run({ taskDefinition })).tasks?.[0]?.taskDefinitionArn?.split('/').at(-1)
    expect(await revisionOf('db-migrate')).toBe('db-migrate:14')
    expect(await revisionOf('db-migrate:7')).toBe('db-migrate:7')
    const arn = 'arn:aws:ecs:us-east-1:111122223333:task-definition/db-migrate:9'
    expect(await revisionOf(arn)).toBe('db-migrate:9')
  })

  const providersOf = async (change: Partial<RunTaskCommandInput>) =>
    (await local.run(change)).tasks?.map(task => task.capacityProviderName)

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

  it('places the tasks that fit, and names what the others lack', async () => {
    const { tasks = [], failures = [] } = await local.run({
      ...onBatch(),
      taskDefinition: 'image-resize',
      count: 10,
    })
    expect(tasks.length).toBeGreaterThan(0)
    expect(tasks.length).toBeLessThan(10)
    expect(failures.map(({ reason }) => reason)).toEqual(Array(3).fill('RESOURCE:MEMORY'))
    expect(failures[0]?.arn).toContain(':container-instance/batch/')
    const none = await local.run({ ...onBatch(), taskDefinition: 'image-resize' })
    expect(none.tasks).toEqual([])
    const greedy = { containerOverrides: [{ name: 'warm', cpu: 4096 }] }
    const crowded = await local.run({
      ...onBatch(),
      taskDefinition: 'cache-warm',
      overrides: greedy,
    })
    expect(crowded.failures?.map(({ reason }) => reason)).toContain('RESOURCE:CPU')
    for (const { taskArn } of tasks)
      await local.ecs.send(new StopTaskCommand({ cluster: 'batch', task: taskArn }))
    local.aws.clock.advance(120_000)
    const again = await local.run({ ...onBatch(), taskDefinition: 'image-resize' })
    expect(again.tasks).toMatchObject([{ lastStatus: 'PENDING', attachments: [] }])
  })
})

describe('who may run', () => {
  const as = async <T>(who: KnownPrincipal, use: (client: ECSClient) => Promise<T>): Promise<T> => {
    const client = new ECSClient(local.aws.clientOptions(who))
    return use(client).finally(() => client.destroy())
  }

  it('a launcher on its own cluster only, tags included', async () => {
    await as('launcher', async client => {
      const tags = [{ key: 'a', value: 'b' }]
      expect((await local.run({ tags }, client)).tasks).toHaveLength(1)
      const elsewhere = local.run({ cluster: 'default', launchType: 'FARGATE' }, client)
      await expect(elsewhere).rejects.toMatchObject({
        name: 'AccessDeniedException',
        message: expect.stringContaining('task-definition/one-off-shell') as unknown,
      })
    })
  })

  it('not a viewer', async () => {
    await as('viewer', async client => {
      await expect(local.run({}, client)).rejects.toMatchObject({ name: 'AccessDeniedException' })
    })
  })

  it('what IAM decides on is the latest revision of a family, or what the call names', async () => {
    await as('viewer', async client => {
      const denied = (taskDefinition: string, resource: string) =>
        expect(local.run({ taskDefinition }, client)).rejects.toMatchObject({
          message: expect.stringContaining(`task-definition/${resource} `) as unknown,
        })
      await denied('db-migrate', 'db-migrate:14')
      await denied('db-migrate:9', 'db-migrate:9')
      await denied('nobody', 'nobody')
    })
  })
})
