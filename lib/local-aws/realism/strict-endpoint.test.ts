import {
  DescribeTasksCommand,
  ECSClient,
  ListClustersCommand,
  ListTasksCommand,
  RunTaskCommand,
  StopTaskCommand,
} from '@aws-sdk/client-ecs'
import type { RunTaskCommandInput } from '@aws-sdk/client-ecs'
import { DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startStillAws } from '../test/start-still-aws.ts'
import { sendRaw } from '../test/send-raw.ts'
import { realismOf } from './realism.ts'

const cluster = 'demo'
let aws: Awaited<ReturnType<typeof startStillAws>>
let ecs: ECSClient
beforeEach(async () => {
  aws = await startStillAws({ strict: true })
  await settings({ latencyMs: [0, 0] })
  ecs = new ECSClient(aws.clientOptions())
})
afterEach(async () => {
  ecs.destroy()
  await aws.close()
})

const control = async (method: string, path: string, body?: unknown) => {
  const headers = { 'content-type': 'application/json' }
  const sent = method === 'GET' ? '' : JSON.stringify(body ?? {})
  const request = { method, path: `/_local/${path}`, headers, body: sent }
  const { status, text } = await sendRaw(aws.port, request)
  return { status, body: JSON.parse(text) as Record<string, unknown> }
}
const settings = (changed: unknown) => control('POST', 'settings', changed)

const run = (input: Partial<RunTaskCommandInput> = {}) =>
  ecs.send(
    new RunTaskCommand({
      cluster,
      taskDefinition: 'one-off-shell',
      launchType: 'FARGATE',
      count: 10,
      networkConfiguration: {
        awsvpcConfiguration: { ...aws.network.awsvpcConfiguration, assignPublicIp: undefined },
      },
      ...input,
    }),
  )

async function launch(input: Partial<RunTaskCommandInput> = {}): Promise<string[]> {
  const { tasks = [] } = await run(input)
  return tasks.map(({ taskArn }) => taskArn ?? '')
}

async function missing(tasks: string[]): Promise<string[]> {
  const { failures = [] } = await ecs.send(new DescribeTasksCommand({ cluster, tasks }))
  for (const { reason } of failures) expect(reason).toBe('MISSING')
  return failures.map(({ arn }) => arn ?? '')
}

describe('a new task', () => {
  it('is MISSING for some, never again once it was there, and there for all after 2 s', async () => {
    const tasks = await launch()
    let before = await missing(tasks)
    expect(before.length).toBeGreaterThan(0)
    expect(before.length).toBeLessThan(10)
    for (let waitedMs = 0; waitedMs < 2_000; waitedMs += 100) {
      aws.clock.advance(100)
      const now = await missing(tasks)
      expect(before).toEqual(expect.arrayContaining(now))
      before = now
    }
    expect(before).toEqual([])
  })

  it('is not listed and cannot be stopped before it is visible', async () => {
    const tasks = await launch()
    const [hidden = ''] = await missing(tasks)
    const list = async () => (await ecs.send(new ListTasksCommand({ cluster }))).taskArns ?? []
    expect(await list()).not.toContain(hidden)
    const stop = () => ecs.send(new StopTaskCommand({ cluster, task: hidden }))
    await expect(stop()).rejects.toMatchObject({ name: 'InvalidParameterException' })
    aws.clock.advance(2_000)
    expect(await list()).toContain(hidden)
    await expect(stop()).resolves.toMatchObject({ task: { desiredStatus: 'STOPPED' } })
  })

  it('is answered to the same clientToken all the same', async () => {
    const first = await launch({ clientToken: 'once' })
    expect(await launch({ clientToken: 'once' })).toEqual(first)
  })

  it('is decided upon when it is made, whatever the settings become', async () => {
    const tasks = await launch()
    const before = await missing(tasks)
    await settings({ visibilityDelayMs: 60_000 })
    expect(await missing(tasks)).toEqual(before)
    await settings({ visibilityDelayMs: 0 })
    expect(await missing(await launch())).toEqual([])
  })

  it('is no task of the seed', async () => {
    const { taskArns = [] } = await ecs.send(new ListTasksCommand({ cluster }))
    expect(taskArns.length).toBeGreaterThan(0)
    expect(await missing(taskArns)).toEqual([])
  })
})

describe('quotas', () => {
  const listClusters = () => ecs.send(new ListClustersCommand())
  const throttled = { name: 'ThrottlingException', message: 'Rate exceeded' }

  it('throttle a burst, refill with the clock, and count what they refuse', async () => {
    const burst = await Promise.allSettled(Array.from({ length: 60 }, listClusters))
    expect(burst.filter(({ status }) => status === 'fulfilled')).toHaveLength(50)
    await expect(listClusters()).rejects.toMatchObject(throttled)
    const { body } = await control('GET', 'calls')
    expect(body).toMatchObject({ calls: { operator: { 'ecs:ListClusters': 61 } } })
    aws.clock.advance(1_000)
    const again = await Promise.allSettled(Array.from({ length: 30 }, listClusters))
    expect(again.filter(({ status }) => status === 'fulfilled')).toHaveLength(20)
  })

  it('are those of an account and a Region', async () => {
    await Promise.allSettled(Array.from({ length: 60 }, listClusters))
    const elsewhere = new ECSClient({ ...aws.clientOptions(), region: 'eu-west-1' })
    const outsider = new ECSClient(aws.clientOptions('outsider'))
    await expect(elsewhere.send(new ListClustersCommand())).resolves.toBeDefined()
    await expect(outsider.send(new ListClustersCommand())).resolves.toBeDefined()
  })

  it('hold a launch of Fargate to 100 tasks at once and 20 a second, without effect', async () => {
    await Promise.all(Array.from({ length: 10 }, () => run()))
    await expect(run({ count: 1 })).rejects.toMatchObject(throttled)
    aws.clock.advance(500)
    expect(await launch()).toHaveLength(10)
    await expect(run({ count: 1 })).rejects.toMatchObject(throttled)
    const spot = [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }]
    const other = { launchType: undefined, capacityProviderStrategy: spot }
    expect(await launch(other)).toHaveLength(10)
  })

  it('are said in EC2’s own words', async () => {
    const ec2 = new EC2Client(aws.clientOptions())
    const calls = Array.from({ length: 101 }, () => ec2.send(new DescribeVpcsCommand()))
    const refused = (await Promise.allSettled(calls)).filter(({ status }) => status === 'rejected')
    expect(refused).toMatchObject([{ reason: { name: 'RequestLimitExceeded' } }])
  })

  it('are off when the settings say so', async () => {
    await settings({ quotas: false })
    await expect(Promise.all(Array.from({ length: 120 }, listClusters))).resolves.toHaveLength(120)
  })
})

describe('the settings', () => {
  const strict = {
    latencyMs: [10, 40],
    visibilityDelayMs: 2_000,
    quotas: true,
    retentionMs: 3_600_000,
    speed: 1,
    checkRoles: true,
  }

  it('are told, changed one by one, and return to the start with a reset', async () => {
    await settings({ retentionMs: 1, speed: 9 })
    const { body } = await control('GET', 'settings')
    expect(body).toEqual({ ...strict, latencyMs: [0, 0], retentionMs: 1, speed: 9 })
    await control('POST', 'reset')
    expect((await control('GET', 'settings')).body).toEqual(strict)
  })

  it('decide how long a stopped task is remembered', async () => {
    await settings({ retentionMs: 5_000, visibilityDelayMs: 0 })
    const [task = ''] = await launch({ count: 1 })
    await ecs.send(new StopTaskCommand({ cluster, task }))
    aws.clock.advance(60_000)
    expect(await missing([task])).toEqual([task])
  })

  it.each([
    [{ latencyMs: 5 }, 'latencyMs'],
    [{ latencyMs: [40, 10] }, 'latencyMs'],
    [{ latencyMs: [0, 1e9] }, 'latencyMs'],
    [{ visibilityDelayMs: -1 }, 'visibilityDelayMs'],
    [{ quotas: 'yes' }, 'quotas'],
    [{ retentionMs: null }, 'retentionMs'],
    [{ speed: 0 }, 'speed'],
    [{ checkRoles: 0 }, 'checkRoles'],
    [{ hurry: true }, 'hurry'],
    [{ __proto__: null, toString: 1 }, 'toString'],
  ])('refuse %j in one sentence and stay as they were', async (changed, name) => {
    const answer = await settings(changed)
    expect(answer.status).toBe(400)
    expect(answer.body.message).toContain(`'${name}'`)
    expect((await control('GET', 'settings')).body).toEqual({ ...strict, latencyMs: [0, 0] })
  })
})

it('nothing of it is there on an endpoint that is not strict', async () => {
  const easy = await startStillAws()
  expect(realismOf(easy.world).settings).toMatchObject({
    latencyMs: [0, 0],
    visibilityDelayMs: 0,
    quotas: false,
  })
  await easy.close()
})
