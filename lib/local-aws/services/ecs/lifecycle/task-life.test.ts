import { DescribeTasksCommand, ECSClient, RunTaskCommand } from '@aws-sdk/client-ecs'
import type { RunTaskCommandInput, Task } from '@aws-sdk/client-ecs'
import { describe, expect, it } from 'vitest'
import { startStillAws, useStillAws } from '../../../test/start-still-aws.ts'
import { ec2Of } from '../../ec2/ec2-state.ts'
import { logsOf } from '../../logs/logs-state.ts'

const aws = await useStillAws()
const { ecs } = aws

async function run(input: Partial<RunTaskCommandInput>): Promise<Task> {
  const request = { cluster: 'demo', taskDefinition: 'one-off-shell', ...input }
  const { tasks } = await ecs.send(new RunTaskCommand(request))
  if (!tasks?.[0]) throw new Error('No task was placed')
  return tasks[0]
}

const shell = (line: string): Partial<RunTaskCommandInput> => ({
  networkConfiguration: network(),
  overrides: { containerOverrides: [{ name: 'shell', command: [line] }] },
})

const network = () => ({
  awsvpcConfiguration: { ...aws.network.awsvpcConfiguration, assignPublicIp: 'DISABLED' as const },
})

async function look({ taskArn, clusterArn }: Task): Promise<Task | undefined> {
  const request = { cluster: clusterArn, tasks: [taskArn ?? ''], include: ['TAGS' as const] }
  const { tasks } = await ecs.send(new DescribeTasksCommand(request))
  return tasks?.[0]
}

async function until(task: Task, status: string): Promise<Task> {
  for (let second = 0; second < 3600; second += 0.5) {
    const seen = await look(task)
    if (seen?.lastStatus === status) return seen
    aws.clock.advance(500)
  }
  throw new Error(`The task never was ${status}`)
}

describe('a Fargate task', () => {
  it('comes up, runs its command and stops with the command’s exit code', async () => {
    const task = await run(shell('echo hi; sleep 5; exit 3'))
    expect(task).toMatchObject({
      lastStatus: 'PROVISIONING',
      desiredStatus: 'RUNNING',
      version: 1,
      launchType: 'FARGATE',
      platformVersion: '1.4.0',
      attachments: [{ type: 'ElasticNetworkInterface', status: 'PRECREATED' }],
      containers: [{ name: 'shell', lastStatus: 'PENDING' }],
    })
    const running = await until(task, 'RUNNING')
    expect(running).toMatchObject({
      connectivity: 'CONNECTED',
      attachments: [{ status: 'ATTACHED' }],
      containers: [
        {
          lastStatus: 'RUNNING',
          imageDigest: expect.stringMatching(/^sha256:/) as unknown,
          networkInterfaces: [{}],
        },
      ],
    })
    const stopped = await until(task, 'STOPPED')
    expect(stopped).toMatchObject({
      desiredStatus: 'STOPPED',
      stopCode: 'EssentialContainerExited',
      stoppedReason: 'Essential container in task exited',
      containers: [{ lastStatus: 'STOPPED', exitCode: 3 }],
      attachments: [{ status: 'DELETED' }],
    })
    expect(stopped.version).toBeGreaterThan(running.version ?? 0)
    const times = [
      stopped.createdAt,
      stopped.connectivityAt,
      stopped.pullStartedAt,
      stopped.pullStoppedAt,
      stopped.startedAt,
      stopped.executionStoppedAt,
      stopped.stoppingAt,
      stopped.stoppedAt,
    ].map(time => time?.getTime() ?? NaN)
    expect(times.every((time, at) => time >= (times[at - 1] ?? 0))).toBe(true)
    const lifeMs = (times.at(-1) ?? 0) - (times[5] ?? 0)
    expect(lifeMs).toBeGreaterThanOrEqual(9_000)
    expect(lifeMs).toBeLessThanOrEqual(31_000)
  })

  it('writes what its command prints to its log stream', async () => {
    const task = await run(shell('echo one; echo two'))
    await until(task, 'STOPPED')
    const id = task.taskArn?.split('/').at(-1) ?? ''
    const logs = logsOf({ world: aws.world, accountId: '111122223333', region: 'us-east-1' })
    const stream = logs.groups.get('/ecs/one-off-shell')?.streams.get(`run/shell/${id}`)
    expect(stream?.events.map(({ message }) => message)).toEqual(['one', 'two'])
  })

  it('has an interface with an address while it runs, and gives it back', async () => {
    const ec2 = ec2Of({ world: aws.world, accountId: '111122223333', region: 'us-east-1' })
    const task = await until(await run(shell('sleep 30')), 'RUNNING')
    const details = task.attachments?.[0]?.details?.map(({ name }) => name)
    expect(details).toEqual([
      'subnetId',
      'networkInterfaceId',
      'macAddress',
      'privateDnsName',
      'privateIPv4Address',
    ])
    const id = task.attachments?.[0]?.details?.[1]?.value ?? ''
    expect(ec2.networkInterfaces.has(id)).toBe(true)
    await until(task, 'STOPPED')
    expect(ec2.networkInterfaces.has(id)).toBe(false)
  })

  it('fails to start when its image cannot be pulled, and has no exit code then', async () => {
    const task = await run({ taskDefinition: 'search-reindex', networkConfiguration: network() })
    const stopped = await until(task, 'STOPPED')
    expect(stopped).toMatchObject({ stopCode: 'TaskFailedToStart' })
    expect(stopped.stoppedReason).toMatch(
      /^CannotPullContainerError: .*demo\/missing:7\.0\.1: not found$/,
    )
    expect(stopped.containers?.[0]).not.toHaveProperty('exitCode')
    expect(stopped.startedAt).toBeUndefined()
  })

  it('stops its sidecar when the essential container ends', async () => {
    const task = await run({ taskDefinition: 'repair-worker', networkConfiguration: network() })
    const stopped = await until(task, 'STOPPED')
    expect(stopped.containers).toMatchObject([
      { name: 'worker', exitCode: 0 },
      { name: 'log-router', exitCode: 0 },
    ])
  })

  it('is HEALTHY when its health check passes', async () => {
    const task = await run({ taskDefinition: 'storefront', networkConfiguration: network() })
    expect(await until(task, 'RUNNING')).toMatchObject({ healthStatus: 'UNKNOWN' })
    aws.clock.advance(10_000)
    expect(await look(task)).toMatchObject({
      healthStatus: 'HEALTHY',
      containers: [{ healthStatus: 'HEALTHY' }],
    })
  })

  it('is forgotten one hour after it stopped', async () => {
    const task = await run(shell('true'))
    await until(task, 'STOPPED')
    aws.clock.advance(3_600_000 - 1_000)
    expect(await look(task)).toBeDefined()
    aws.clock.advance(1_000)
    const request = { cluster: 'demo', tasks: [task.taskArn ?? ''] }
    expect(await ecs.send(new DescribeTasksCommand(request))).toMatchObject({
      tasks: [],
      failures: [{ arn: task.taskArn, reason: 'MISSING' }],
    })
  })
})

describe('speed', () => {
  it('divides durations, and nothing else', async () => {
    const fast = await startStillAws({ speed: 10 })
    const client = new ECSClient(fast.clientOptions())
    const networkConfiguration = network()
    const { tasks } = await client.send(
      new RunTaskCommand({
        ...shell('sleep 60'),
        cluster: 'demo',
        taskDefinition: 'one-off-shell',
        networkConfiguration,
      }),
    )
    const request = { cluster: 'demo', tasks: [tasks?.[0]?.taskArn ?? ''] }
    fast.clock.advance(12_000)
    const seen = await client.send(new DescribeTasksCommand(request))
    expect(seen.tasks).toMatchObject([{ lastStatus: 'STOPPED' }])
    fast.clock.advance(3_500_000)
    expect((await client.send(new DescribeTasksCommand(request))).tasks).toHaveLength(1)
    client.destroy()
    await fast.close()
  })
})
