import { StopTaskCommand } from '@aws-sdk/client-ecs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createContainerInstance } from '../../../test/create-container-instance.ts'
import { sendRaw } from '../../../test/send-raw.ts'
import { startRunTask } from '../../../test/start-run-task.ts'
import type { ContainerInstance } from '../state/container-instance.ts'

let local: Awaited<ReturnType<typeof startRunTask>>
beforeEach(async () => {
  local = await startRunTask()
})
afterEach(() => local.close())

const minuteMs = 60_000
const name = 'scaled'

async function prepare(
  instances: ContainerInstance[],
  managedScaling: 'ENABLED' | 'DISABLED' = 'ENABLED',
) {
  await local.cluster('waiting', instances, { name, managedScaling })
  await local.register({ family: 'bridge' })
  await local.register({ family: 'vpc', networkMode: 'awsvpc' })
}
const start = (change: Parameters<typeof local.run>[0] = {}) =>
  local.run({
    cluster: 'waiting',
    taskDefinition: 'bridge',
    networkConfiguration: undefined,
    capacityProviderStrategy: [{ capacityProvider: 'scaled', weight: 1 }],
    ...change,
  })
const setFaults = (...faults: object[]) =>
  sendRaw(local.aws.port, {
    path: '/_local/faults',
    headers: { host: `127.0.0.1:${local.aws.port}`, 'content-type': 'application/json' },
    body: JSON.stringify({ clear: true, faults }),
  })
const full = () => ({ remaining: { cpu: 0, memoryMiB: 4096, gpuIds: [] } })

describe('a task without room under managed scaling', () => {
  it('waits in PROVISIONING and starts when room appears', async () => {
    const instance = createContainerInstance('one', full())
    await prepare([instance])
    const { tasks, failures } = await start({
      taskDefinition: 'vpc',
      networkConfiguration: local.network(),
    })
    expect(failures).toEqual([])
    expect(tasks).toMatchObject([
      {
        lastStatus: 'PROVISIONING',
        capacityProviderName: 'scaled',
        launchType: 'EC2',
        attachments: [],
      },
    ])
    expect(tasks?.[0]?.containerInstanceArn).toBeUndefined()
    local.aws.clock.advance(5 * minuteMs)
    expect(await local.describe('waiting', tasks?.[0]?.taskArn)).toMatchObject({
      lastStatus: 'PROVISIONING',
      version: 1,
    })
    instance.remaining.cpu = 2048
    expect(await local.describe('waiting', tasks?.[0]?.taskArn)).toMatchObject({
      lastStatus: 'PROVISIONING',
      containerInstanceArn: instance.arn,
      availabilityZone: 'us-east-1a',
      attachments: [{ type: 'ElasticNetworkInterface', status: 'PRECREATED' }],
    })
    local.aws.clock.advance(minuteMs / 2)
    expect(await local.describe('waiting', tasks?.[0]?.taskArn)).toMatchObject({
      lastStatus: 'RUNNING',
    })
  })

  it('goes on waiting while a fault holds it, even if there is room or its time is over', async () => {
    const instance = createContainerInstance('one', full())
    await prepare([instance])
    const { tasks: [task] = [] } = await start()
    await setFaults({ kind: 'hold', status: 'PROVISIONING' })
    instance.remaining.cpu = 2048
    local.aws.clock.advance(60 * minuteMs)
    expect(await local.describe('waiting', task?.taskArn)).toMatchObject({
      lastStatus: 'PROVISIONING',
      desiredStatus: 'RUNNING',
    })
    await setFaults()
    expect(await local.describe('waiting', task?.taskArn)).toMatchObject({
      lastStatus: 'PENDING',
      containerInstanceArn: instance.arn,
    })
  })

  it('shows its containers once it has capacity, and its overrides as requested', async () => {
    const instance = createContainerInstance('one', full())
    await prepare([instance])
    const command = ['./run']
    const { tasks: [plain] = [] } = await start()
    const { tasks: [task] = [] } = await start({
      overrides: { containerOverrides: [{ name: 'app', command }] },
    })
    expect(plain?.overrides).toEqual({ containerOverrides: [], inferenceAcceleratorOverrides: [] })
    expect(task).toMatchObject({
      containers: [],
      overrides: { containerOverrides: [{ name: 'app', command }] },
    })
    for (const member of ['attributes', 'healthStatus', 'inferenceAccelerators'])
      expect(task).not.toHaveProperty(member)
    instance.remaining.cpu = 2048
    expect(await local.describe('waiting', plain?.taskArn)).toMatchObject({
      attributes: [{ name: 'ecs.cpu-architecture' }],
      containers: [{ name: 'app', taskArn: plain?.taskArn }],
      healthStatus: 'UNKNOWN',
      overrides: { containerOverrides: [{ name: 'app' }] },
    })
  })

  it('gets the room of a task that stops, the longest wait first', async () => {
    await prepare([createContainerInstance('one')])
    const whole = { overrides: { cpu: '2048' } }
    const arns: (string | undefined)[] = []
    for (let call = 0; call < 3; call += 1) arns.push((await start(whole)).tasks?.[0]?.taskArn)
    const statuses = () =>
      Promise.all(arns.map(async arn => (await local.describe('waiting', arn))?.lastStatus))
    local.aws.clock.advance(minuteMs / 2)
    expect(await statuses()).toEqual(['RUNNING', 'PROVISIONING', 'PROVISIONING'])
    local.aws.clock.advance(1.25 * minuteMs)
    expect(await statuses()).toEqual(['STOPPED', 'RUNNING', 'PROVISIONING'])
    local.aws.clock.advance(minuteMs)
    expect(await statuses()).toEqual(['STOPPED', 'STOPPED', 'RUNNING'])
  })

  const endings: [string, () => ContainerInstance[], string][] = [
    ['an empty provider', () => [], 'EMPTY CAPACITY PROVIDER'],
    [
      'draining instances only',
      () => [createContainerInstance('one', { status: 'DRAINING' })],
      'NO ACTIVE INSTANCES',
    ],
    ['full instances', () => [createContainerInstance('one', full())], 'RESOURCE:CPU'],
    [
      'instances that are not members',
      () => [createContainerInstance('one')],
      'MemberOf placement constraint unsatisfied',
    ],
  ]
  it.each(endings)('fails when its wait runs out over %s', async (_name, instances, reason) => {
    await prepare(instances())
    const { tasks } = await start({
      placementConstraints: reason.startsWith('MemberOf')
        ? [{ type: 'memberOf', expression: 'attribute:stack exists' }]
        : [],
    })
    local.aws.clock.advance(9 * minuteMs)
    expect(await local.describe('waiting', tasks?.[0]?.taskArn)).toMatchObject({
      desiredStatus: 'RUNNING',
    })
    local.aws.clock.advance(22 * minuteMs)
    expect(await local.describe('waiting', tasks?.[0]?.taskArn)).toMatchObject({
      lastStatus: 'STOPPED',
      stopCode: 'TaskFailedToStart',
      stoppedReason: reason,
    })
  })

  it('stops on StopTask, and takes no room afterwards', async () => {
    const instance = createContainerInstance('one', full())
    await prepare([instance])
    const { tasks } = await start()
    const task = tasks?.[0]?.taskArn
    await local.ecs.send(new StopTaskCommand({ cluster: 'waiting', task }))
    instance.remaining.cpu = 2048
    local.aws.clock.advance(minuteMs)
    expect(await local.describe('waiting', task)).toMatchObject({ lastStatus: 'STOPPED' })
    expect(instance.remaining.cpu).toBe(2048)
  })

  it('is one of at most 500; a call beyond them starts nothing', async () => {
    const instance = createContainerInstance('one', full())
    await prepare([instance])
    for (let call = 0; call < 49; call += 1) await start({ count: 10 })
    await start({ count: 9 })
    instance.remaining.cpu = 256
    instance.agentConnected = false
    await expect(start({ count: 10 })).rejects.toMatchObject({
      name: 'ClientException',
      message: expect.stringContaining('PROVISIONING') as unknown,
    })
    expect(instance.remaining.cpu).toBe(256)
    expect((await start()).tasks).toHaveLength(1)
    await expect(start()).rejects.toMatchObject({ name: 'ClientException' })
  })

  it('fails at once without managed scaling', async () => {
    await prepare([createContainerInstance('one', full())], 'DISABLED')
    expect(await start()).toMatchObject({ tasks: [], failures: [{ reason: 'RESOURCE:CPU' }] })
  })

  it('is refused without managed scaling when the provider has no instance', async () => {
    await prepare([], 'DISABLED')
    await expect(start()).rejects.toThrow(
      'No Container Instances were found in your capacity provider.',
    )
  })
})
