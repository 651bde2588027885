import {
  DescribeTasksCommand,
  ListTasksCommand,
  paginateListTasks,
  RunTaskCommand,
  StopTaskCommand,
} from '@aws-sdk/client-ecs'
import { beforeAll, describe, expect, it } from 'vitest'
import { useStillAws } from '../../../test/start-still-aws.ts'

const aws = await useStillAws()
const { ecs } = aws
const launched: string[] = []

beforeAll(async () => {
  const networkConfiguration = {
    awsvpcConfiguration: { ...aws.network.awsvpcConfiguration, assignPublicIp: undefined },
  }
  for (let call = 0; call < 12; call += 1) {
    const { tasks = [] } = await ecs.send(
      new RunTaskCommand({
        cluster: 'default',
        launchType: 'FARGATE',
        taskDefinition: call % 2 === 0 ? 'storefront' : 'nightly-report',
        count: 10,
        startedBy: `call-${call}`,
        networkConfiguration,
      }),
    )
    launched.push(...tasks.map(({ taskArn }) => taskArn ?? ''))
  }
})

type Filter = Omit<ConstructorParameters<typeof ListTasksCommand>[0], 'cluster'>

async function list(filter: Filter = {}, pageSize?: number): Promise<string[]> {
  const found: string[] = []
  const config = { client: ecs, ...(pageSize ? { pageSize } : {}) }
  for await (const page of paginateListTasks(config, { cluster: 'default', ...filter }))
    found.push(...(page.taskArns ?? []))
  return found
}

describe('ListTasks', () => {
  it('answers 100 a page, and every task once over all pages', async () => {
    const { taskArns } = await ecs.send(new ListTasksCommand({ cluster: 'default' }))
    expect(taskArns).toHaveLength(100)
    for (const pageSize of [undefined, 7, 60]) {
      const found = await list({}, pageSize)
      expect(found.toSorted()).toEqual(launched.toSorted())
    }
  })

  it('filters by family, starter, launch type and desired status', async () => {
    expect(await list({ family: 'storefront' })).toHaveLength(60)
    expect(await list({ startedBy: 'call-3' })).toEqual(launched.slice(30, 40))
    expect(await list({ launchType: 'EC2' })).toEqual([])
    expect(await list({ desiredStatus: 'STOPPED' })).toEqual([])
    expect(await list({ desiredStatus: 'PENDING' })).toEqual([])
    await expect(list({ serviceName: 'none' })).rejects.toMatchObject({
      name: 'ServiceNotFoundException',
    })
    const task = launched.at(-1)
    await ecs.send(new StopTaskCommand({ cluster: 'default', task }))
    expect(await list({ desiredStatus: 'STOPPED', startedBy: 'call-11' })).toEqual([task])
    expect(await list({ startedBy: 'call-11' })).toHaveLength(9)
  })

  it('filters by container instance, by id or ARN', async () => {
    const { taskArns: all = [] } = await ecs.send(new ListTasksCommand({ cluster: 'batch' }))
    const instances = aws.state().clusters.get('batch')?.containerInstances ?? []
    const found: string[] = []
    for (const { arn } of instances)
      for (const containerInstance of [arn, arn.split('/').at(-1)]) {
        const command = new ListTasksCommand({ cluster: 'batch', containerInstance })
        found.push(...((await ecs.send(command)).taskArns ?? []))
      }
    expect(all.length).toBeGreaterThan(0)
    expect(found.toSorted()).toEqual([...all, ...all].toSorted())
    expect(await list({ containerInstance: 'f'.repeat(32) })).toEqual([])
    await expect(list({ containerInstance: 'short' })).rejects.toThrow(/length should be one of/)
  })

  it('lists every remaining task when others stop between two pages', async () => {
    const first = await ecs.send(new ListTasksCommand({ cluster: 'default', maxResults: 50 }))
    for (const task of launched.slice(0, 5))
      await ecs.send(new StopTaskCommand({ cluster: 'default', task }))
    const { nextToken } = first
    const rest = await ecs.send(new ListTasksCommand({ cluster: 'default', nextToken }))
    const seen = new Set([...(first.taskArns ?? []), ...(rest.taskArns ?? [])])
    for (const taskArn of launched.slice(5, -1)) expect(seen).toContain(taskArn)
  })

  it.each([
    [{ startedBy: 'a', family: 'b' }, /only filter/],
    [{ startedBy: 'a'.repeat(129) }, /^startedBy longer than 128\.$/],
    [{ family: 'storefront:2' }, /^family must match \^\[a-zA-Z0-9\\-_\]\+\$$/],
    [{ maxResults: 101 }, /maxResults/],
    [{ maxResults: 0 }, /maxResults/],
    [{ nextToken: 'forged' }, /token/],
    [{ nextToken: Buffer.from('not a place').toString('base64url') }, /token/],
    [{ startedBy: 'a', containerInstance: 'b' }, /only filter/],
    [{ startedBy: 'a', launchType: 'EC2' as const }, /only filter/],
  ])('refuses %j', async (filter, message) => {
    await expect(
      ecs.send(new ListTasksCommand({ cluster: 'default', ...filter })),
    ).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringMatching(message) as unknown,
    })
  })
})

describe('DescribeTasks', () => {
  const describeTasks = (tasks: string[], cluster = 'default') =>
    ecs.send(new DescribeTasksCommand({ cluster, tasks, include: ['TAGS'] }))

  it('takes 100 ids or ARNs', async () => {
    const ids = launched
      .slice(0, 100)
      .map((arn, at) => (at % 2 ? arn : (arn.split('/').at(-1) ?? '')))
    const { tasks, failures } = await describeTasks(ids)
    expect(tasks?.map(({ taskArn }) => taskArn)).toEqual(launched.slice(0, 100))
    expect(failures).toEqual([])
    await expect(describeTasks(launched.slice(0, 101))).rejects.toThrow(/100/)
    await expect(describeTasks([])).rejects.toThrow('Tasks cannot be empty.')
  })

  it('answers unknown tasks as MISSING beside the known ones', async () => {
    const [known = ''] = launched
    const unknown = 'f'.repeat(32)
    const { tasks, failures } = await describeTasks([known, unknown])
    expect(tasks).toHaveLength(1)
    expect(failures).toEqual([
      { arn: `arn:aws:ecs:us-east-1:111122223333:task/default/${unknown}`, reason: 'MISSING' },
    ])
    const id = known.slice(-32)
    expect((await describeTasks([id], 'demo')).failures).toMatchObject([{ reason: 'MISSING' }])
  })

  it.each([
    ['task/default/0123/4567', 'Invalid identifier: Unexpected number of separators'],
    ['task', 'Invalid identifier: Unexpected number of separators'],
    ['task/default/', 'Invalid identifier: Unexpected number of separators'],
    ['task/default:1', 'Invalid identifier: Unexpected number of separators'],
    ['cluster/default', 'Unsupported resource type: cluster'],
    ['container-instance/default/0123', 'Unsupported resource type: container-instance'],
  ])('refuses an ARN that ends in %s, for it names no task', async (resource, message) => {
    const arn = `arn:aws:ecs:us-east-1:111122223333:${resource}`
    const refusal = { name: 'InvalidParameterException', message }
    await expect(describeTasks([arn])).rejects.toMatchObject(refusal)
    await expect(
      ecs.send(new StopTaskCommand({ cluster: 'default', task: arn })),
    ).rejects.toMatchObject(refusal)
  })

  it.each([
    ['', 'Cluster can not be blank.'],
    ['my cluster', 'Cluster must match ^[a-zA-Z0-9\\-_]{1,255}$, but was my cluster'],
    ['arn:aws:ecs:us-east-1:111122223333:task/default', 'Unsupported resource type: task'],
    [
      'arn:aws:ecs:us-east-1:111122223333:cluster/default/0123',
      'Invalid identifier: Unexpected number of separators',
    ],
  ])('refuses %j, which no cluster can be called', async (cluster, message) => {
    await expect(describeTasks(launched.slice(0, 1), cluster)).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message,
    })
  })

  it('refuses an invalid ID, and an unknown cluster', async () => {
    await expect(describeTasks(['short'])).rejects.toThrow('taskId length should be one of [32,36]')
    await expect(describeTasks(launched.slice(0, 1), 'nope')).rejects.toMatchObject({
      name: 'ClusterNotFoundException',
    })
  })
})
