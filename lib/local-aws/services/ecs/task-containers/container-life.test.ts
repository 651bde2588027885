import type { ContainerDefinition } from '@aws-sdk/client-ecs'
import { beforeEach, describe, expect, it } from 'vitest'
import { createStillClock } from '../../../world/clock.ts'
import type { Clock } from '../../../world/clock.ts'
import { createLocalWorld } from '../../../create-local-world.ts'
import { createSeedCall, seedNetworkConfiguration } from '../../../seed/ecs-seed-call.ts'
import type { SeedCall } from '../../../seed/ecs-seed-call.ts'
import type { World } from '../../../world/world.ts'
import type { TaskRecord } from '../state/task-record.ts'
import { ecsOf } from '../state/ecs-state.ts'
import { ec2Of } from '../../ec2/ec2-state.ts'
import { logsOf } from '../../logs/logs-state.ts'

const accountId = '111122223333'
const region = 'us-east-1'
const networkConfiguration = seedNetworkConfiguration(accountId, region)

let clock: Clock
let world: World
let call: SeedCall

beforeEach(() => {
  clock = createStillClock(1_800_000_000_000)
  world = createLocalWorld({}, clock)
  call = createSeedCall(world, accountId, region)
})

const app: ContainerDefinition = { name: 'app', image: 'acme/app', memory: 64 }
const line = (text: string) => ({ command: ['sh', '-c', text] })

/** Registers the containers as a definition of their own, and runs one task of it on EC2. */
function start(
  containerDefinitions: ContainerDefinition[],
  networkMode: 'bridge' | 'awsvpc' = 'bridge',
): TaskRecord {
  call('RegisterTaskDefinition', { family: 'tried', networkMode, containerDefinitions })
  const { tasks } = call('RunTask', {
    cluster: 'batch',
    taskDefinition: 'tried',
    ...(networkMode === 'awsvpc' ? { networkConfiguration } : {}),
  }) as { tasks: { taskArn: string }[] }
  const id = tasks[0]?.taskArn.split('/').at(-1) ?? ''
  const record = ecsOf({ world, accountId, region }).tasks.get('batch', id)
  if (!record) throw new Error('No task was placed')
  return record
}

function waitMs(ms: number): void {
  clock.advance(ms)
  world.settle(accountId, region)
}

function waitUntil(record: TaskRecord, status: string): void {
  for (let turn = 0; turn < 10_000 && record.shown.lastStatus !== status; turn += 1) waitMs(100)
  expect(record.shown.lastStatus).toBe(status)
}

const codesOf = ({ shown }: TaskRecord) =>
  Object.fromEntries<number | undefined>(
    (shown.containers ?? []).map(({ name, exitCode }) => [name ?? '', exitCode]),
  )

const stop = ({ id }: TaskRecord) => call('StopTask', { cluster: 'batch', task: id })

describe('a task on EC2', () => {
  it('has no network states in bridge mode, and its ports are bound to the instance', () => {
    const portMappings = [
      { containerPort: 80, hostPort: 0 },
      { containerPort: 81, hostPort: 8081 },
    ]
    const record = start([{ ...app, portMappings, ...line('sleep 5') }])
    expect(record.shown).toMatchObject({ lastStatus: 'PENDING', attachments: [] })
    expect(record.shown.containerInstanceArn).toContain(':container-instance/batch/')
    waitUntil(record, 'RUNNING')
    const [free, fixed] = record.shown.containers?.[0]?.networkBindings ?? []
    expect(free).toMatchObject({ bindIP: '0.0.0.0', containerPort: 80, protocol: 'tcp' })
    expect(free?.hostPort).toBeGreaterThanOrEqual(32_768)
    expect(fixed).toMatchObject({ containerPort: 81, hostPort: 8081 })
    waitUntil(record, 'STOPPED')
    const states = ['PENDING', 'RUNNING', 'STOPPING', 'STOPPED']
    expect(record.history.map(({ status }) => status)).toEqual(states)
  })

  it('has network states in awsvpc mode, and its subnet is in the instance’s zone', () => {
    const record = start([{ ...app, ...line('sleep 5') }], 'awsvpc')
    expect(record.shown.lastStatus).toBe('PROVISIONING')
    waitUntil(record, 'RUNNING')
    const ec2 = ec2Of({ world, accountId, region })
    const subnet = ec2.subnets.get(record.subnetId ?? '')
    expect(subnet?.availabilityZone).toBe(record.instance?.availabilityZone)
    waitUntil(record, 'STOPPED')
    expect(record.history.map(({ status }) => status)).toContain('DEPROVISIONING')
  })

  it('pulls quickly what the instance already has', () => {
    const pullMs = ({ shown }: TaskRecord) =>
      ((shown.pullStoppedAt ?? 0) - (shown.pullStartedAt ?? 0)) * 1000
    const cold = start([{ ...app, ...line('sleep 1') }])
    waitUntil(cold, 'STOPPED')
    const others = [1, 2, 3].map(() => start([{ ...app, ...line('sleep 1') }]))
    for (const other of others) waitUntil(other, 'STOPPED')
    const warm = others.filter(({ instance }) => instance === cold.instance)
    expect(pullMs(cold)).toBeGreaterThan(2_000)
    for (const other of warm) expect(pullMs(other)).toBeLessThan(600)
  })

  it('shows a failed pull as the container’s reason', () => {
    const record = start([{ ...app, image: 'demo/missing' }])
    waitUntil(record, 'STOPPED')
    expect(record.shown).toMatchObject({
      stopCode: 'TaskFailedToStart',
      stoppedReason: 'Task failed to start',
      containers: [
        { reason: expect.stringContaining('docker.io/demo/missing:latest: not found') as unknown },
      ],
    })
    expect(codesOf(record)).toEqual({ app: undefined })
  })

  it('writes its log under the Docker id when there is no prefix', () => {
    const options = {
      'awslogs-group': '/plain',
      'awslogs-region': 'us-east-1',
      'awslogs-create-group': 'true',
    }
    const logConfiguration = { logDriver: 'awslogs' as const, options }
    const record = start([{ ...app, logConfiguration, ...line('echo hi') }])
    waitUntil(record, 'STOPPED')
    const streams = logsOf({ world, accountId, region }).groups.get('/plain')?.streams
    const runtimeId = record.shown.containers?.[0]?.runtimeId ?? ''
    expect(runtimeId).toMatch(/^[0-9a-f]{64}$/)
    expect(streams?.get(runtimeId)?.events).toHaveLength(1)
  })
})

describe('several containers', () => {
  const side: ContainerDefinition = { ...app, name: 'side', essential: false }
  const after = (condition: 'START' | 'COMPLETE' | 'SUCCESS' | 'HEALTHY') => ({
    dependsOn: [{ containerName: 'side', condition }],
  })

  it('go on when one that is not essential ends', () => {
    const record = start([
      { ...app, ...line('sleep 20') },
      { ...side, ...line('exit 9') },
    ])
    waitUntil(record, 'RUNNING')
    waitMs(5_000)
    expect(record.shown).toMatchObject({ lastStatus: 'RUNNING', desiredStatus: 'RUNNING' })
    expect(codesOf(record)).toEqual({ app: undefined, side: 9 })
    waitUntil(record, 'STOPPED')
    expect(codesOf(record)).toEqual({ app: 0, side: 9 })
  })

  it('wait for their dependencies to end; the task is RUNNING when all have started', () => {
    const record = start([
      { ...app, ...after('SUCCESS'), ...line('sleep 5') },
      { ...side, ...line('sleep 60') },
    ])
    waitMs(30_000)
    const [main, helper] = record.shown.containers ?? []
    expect([main?.lastStatus, helper?.lastStatus]).toEqual(['PENDING', 'RUNNING'])
    expect(record.shown.lastStatus).toBe('PENDING')
    waitUntil(record, 'RUNNING')
    expect(helper).toMatchObject({ lastStatus: 'STOPPED', exitCode: 0 })
  })

  it('stop when a dependency fails', () => {
    const record = start([
      { ...app, ...after('SUCCESS') },
      { ...side, ...line('exit 4') },
    ])
    waitUntil(record, 'STOPPED')
    expect(record.shown.stopCode).toBe('TaskFailedToStart')
    expect(codesOf(record)).toEqual({ app: undefined, side: 4 })
  })

  it('wait for health', () => {
    const healthCheck = { command: ['CMD-SHELL', 'true'], interval: 10 }
    const record = start([
      { ...app, ...after('HEALTHY'), ...line('sleep 5') },
      { ...side, healthCheck, ...line('sleep infinity') },
    ])
    waitUntil(record, 'RUNNING')
    expect(record.shown.containers?.[1]?.healthStatus).toBe('HEALTHY')
    expect(record.shown.healthStatus).toBe('UNKNOWN')
  })

  it('are UNHEALTHY after their retries, the essential one with its task', () => {
    const healthCheck = { command: ['CMD', 'false'], interval: 10, retries: 2, startPeriod: 5 }
    const record = start([{ ...app, healthCheck, ...line('sleep infinity') }])
    waitUntil(record, 'RUNNING')
    waitMs(19_000)
    expect(record.shown.healthStatus).toBe('UNKNOWN')
    waitMs(1_500)
    expect(record.shown.healthStatus).toBe('UNHEALTHY')
  })
})

describe('SIGTERM', () => {
  const lastedMs = ({ shown }: TaskRecord) =>
    Math.round(((shown.executionStoppedAt ?? 0) - (shown.stoppingAt ?? 0)) * 1000)

  it.each([
    ['is ignored by a shell until the stop timeout', {}, 137, 30_000],
    ['waits as long as the container’s own stop timeout', { stopTimeout: 5 }, 137, 5_000],
    [
      'is passed on by an init process',
      { linuxParameters: { initProcessEnabled: true } },
      143,
      100,
    ],
  ])('%s', (_name, change, exitCode, ms) => {
    const record = start([{ ...app, ...change, ...line('sleep infinity') }])
    waitUntil(record, 'RUNNING')
    stop(record)
    waitUntil(record, 'STOPPED')
    expect(codesOf(record)).toEqual({ app: exitCode })
    expect(lastedMs(record)).toBe(ms)
  })

  it('leaves the exit code to a program that ends by itself before the timeout', () => {
    const record = start([{ ...app, ...line('sleep 10; exit 6') }])
    waitUntil(record, 'RUNNING')
    stop(record)
    waitUntil(record, 'STOPPED')
    expect(codesOf(record)).toEqual({ app: 6 })
    expect(record.shown.stopCode).toBe('UserInitiated')
  })
})
