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
import { logsOf } from '../../logs/logs-state.ts'

const where = ['111122223333', 'us-east-1'] as const
const networkConfiguration = seedNetworkConfiguration(...where)

let clock: Clock
let world: World
let call: SeedCall
beforeEach(() => {
  clock = createStillClock(1_800_000_000_000)
  world = createLocalWorld({}, clock)
  call = createSeedCall(world, ...where)
})

const line = (text: string) => ({ command: ['sh', '-c', text] })
const app: ContainerDefinition = {
  name: 'app',
  image: 'acme/app',
  memory: 64,
  ...line('sleep 9000'),
}
const side: ContainerDefinition = { ...app, name: 'side', essential: false }

/** Runs one task of these containers on Fargate or, in bridge mode, on EC2. */
function start(containers: ContainerDefinition[], isFargate = true, input = {}): TaskRecord {
  const fargate = {
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    cpu: '256',
    memory: '512',
    executionRoleArn: `arn:aws:iam::${where[0]}:role/ecsTaskExecutionRole`,
    taskRoleArn: `arn:aws:iam::${where[0]}:role/ecsTaskExecutionRole`,
  }
  const shape = isFargate ? fargate : {}
  call('RegisterTaskDefinition', { family: 'tried', containerDefinitions: containers, ...shape })
  const cluster = isFargate ? 'demo' : 'batch'
  const { tasks } = call('RunTask', {
    cluster,
    taskDefinition: 'tried',
    ...(isFargate ? { networkConfiguration } : {}),
    ...input,
  }) as { tasks: { taskArn: string }[] }
  const id = tasks[0]?.taskArn.split('/').at(-1) ?? ''
  const record = ecsOf({ world, accountId: where[0], region: where[1] }).tasks.get(cluster, id)
  if (!record) throw new Error('No task was placed')
  return record
}

function wait(ms: number): void {
  clock.advance(ms)
  world.settle(...where)
}

const stop = ({ id, clusterName: cluster }: TaskRecord) => call('StopTask', { cluster, task: id })
const outlineOf = ({ shown }: TaskRecord) =>
  shown.containers?.map(({ name, lastStatus, exitCode }) => [name, lastStatus, exitCode])

describe('the version that DescribeTasks shows', () => {
  it('is 4 at RUNNING and 5 at STOPPED on Fargate, so that several states share one', () => {
    const exec = { enableExecuteCommand: true }
    const record = start([{ ...app, ...line('echo a; sleep 40; echo b') }], true, exec)
    const attachments = new Set<string | undefined>()
    const agents = new Set<string | undefined>()
    const versions: Record<string, number> = {}
    for (let turn = 0; turn < 6_000; turn += 1) {
      const { version = 0, lastStatus, ...rest } = record.shown
      expect(version).toBeGreaterThanOrEqual(versions[lastStatus ?? ''] ?? 0)
      versions[lastStatus ?? ''] = version
      attachments.add(rest.attachments?.[0]?.status)
      agents.add(rest.containers?.[0]?.managedAgents?.[0]?.lastStatus)
      wait(20)
    }
    expect(versions).toEqual({
      PROVISIONING: 1,
      PENDING: 2,
      ACTIVATING: 3,
      // The stop begins while it is still RUNNING: 4 before.
      RUNNING: 5,
      DEACTIVATING: 5,
      STOPPING: 5,
      DEPROVISIONING: 5,
      STOPPED: 5,
    })
    expect([...attachments]).toEqual(
      'PRECREATED CREATED ATTACHING ATTACHED DETACHING DETACHED DELETED'.split(' '),
    )
    expect([...agents]).toEqual(['PENDING', 'RUNNING', 'STOPPED'])
  })

  it('counts a change of the health', () => {
    const healthCheck = { command: ['CMD', 'true'], interval: 5 }
    const record = start([{ ...app, healthCheck, ...line('sleep 600') }])
    while (record.shown.lastStatus !== 'RUNNING') wait(20)
    expect(record.shown).toMatchObject({ version: 4, healthStatus: 'UNKNOWN' })
    while (record.shown.healthStatus === 'UNKNOWN') wait(20)
    expect(record.shown).toMatchObject({ version: 5, healthStatus: 'HEALTHY' })
  })
})

describe('containers', () => {
  it('are stopped in the reverse order of their dependencies', () => {
    const dependsOn = [{ containerName: 'side', condition: 'START' as const }]
    const record = start([
      { ...app, dependsOn, stopTimeout: 10 },
      { ...side, stopTimeout: 10 },
    ])
    wait(60_000)
    stop(record)
    wait(14_000)
    expect(outlineOf(record)).toEqual([
      ['app', 'STOPPED', 137],
      ['side', 'RUNNING', undefined],
    ])
    wait(10_000)
    expect(outlineOf(record)?.[1]).toEqual(['side', 'STOPPED', 137])
  })

  it('stop waiting for a container after its start timeout', () => {
    const dependsOn = [{ containerName: 'side', condition: 'SUCCESS' as const }]
    const record = start([
      { ...app, dependsOn },
      { ...side, startTimeout: 60 },
    ])
    wait(300_000)
    expect(record.shown).toMatchObject({ lastStatus: 'STOPPED', stopCode: 'TaskFailedToStart' })
    expect(record.shown.stoppedReason).toBe(
      'Container app failed to start: dependency side did not get ready in time',
    )
    expect(outlineOf(record)).toEqual([
      ['app', 'STOPPED', undefined],
      ['side', 'STOPPED', 137],
    ])
  })

  it.each([
    ['after the attempt period', { restartAttemptPeriod: 60 }, 'sleep 90; exit 1', 'RUNNING'],
    ['not before', { restartAttemptPeriod: 600 }, 'sleep 90; exit 1', 'STOPPED'],
    ['not for an ignored code', { ignoredExitCodes: [1] }, 'sleep 400; exit 1', 'STOPPED'],
  ])('with a restart policy start again: %s', (_when, policy, text, status) => {
    const restartPolicy = { enabled: true, restartAttemptPeriod: 60, ...policy }
    const record = start([{ ...app, restartPolicy, ...line(text) }], false)
    wait(600_000)
    expect(record.shown.lastStatus).toBe(status)
  })

  it('have at most 120 s to stop on Fargate', () => {
    const record = start([{ ...app, stopTimeout: 120 }])
    wait(60_000)
    stop(record)
    wait(130_000)
    const { executionStoppedAt = 0, stoppingAt = 0 } = record.shown
    expect(executionStoppedAt - stoppingAt).toBeCloseTo(120, 3)
  })
})

describe('what a container needs', () => {
  const logConfiguration = (more = {}) => ({
    logDriver: 'awslogs' as const,
    options: { 'awslogs-group': '/none', 'awslogs-region': 'us-east-1', ...more },
  })
  const prefix = { 'awslogs-stream-prefix': 'run' }

  it.each([
    [true, 'ResourceInitializationError: failed to validate logger args', undefined],
    [false, 'Task failed to start', 'CannotStartContainerError: '],
  ])('is its log group (Fargate: %s)', (isFargate, summary, reason) => {
    const record = start([{ ...app, logConfiguration: logConfiguration(prefix) }], isFargate)
    wait(60_000)
    expect(record.shown.stoppedReason).toContain(summary)
    expect(record.shown.containers?.[0]?.reason ?? '').toContain(reason ?? '')
    expect(logsOf({ world, accountId: where[0], region: where[1] }).groups.has('/none')).toBe(false)
  })

  it('is created if the driver may create it', () => {
    const options = { ...prefix, 'awslogs-create-group': 'true' }
    const record = start([{ ...app, logConfiguration: logConfiguration(options) }])
    wait(60_000)
    expect(record.shown.lastStatus).toBe('RUNNING')
    expect(logsOf({ world, accountId: where[0], region: where[1] }).groups.has('/none')).toBe(true)
  })

  it('is a program that the image has', () => {
    const record = start([{ ...app, image: 'demo/web:1', command: ['serve-it'] }], false)
    wait(60_000)
    expect(record.shown.stopCode).toBe('TaskFailedToStart')
    expect(record.shown.containers?.[0]?.reason).toMatch(/exec: "serve-it": executable file not/)
    const shell = start([{ ...app, image: 'demo/web:1', ...line('serve-it') }], false)
    wait(60_000)
    expect(outlineOf(shell)).toEqual([['app', 'STOPPED', 127]])
  })
})

describe('health', () => {
  it('of a task is that of its essential containers, those without a check being UNKNOWN', () => {
    const healthCheck = { command: ['CMD', 'true'], interval: 5 }
    const checked = { ...app, healthCheck }
    const record = start([checked, { ...app, name: 'other' }])
    const alone = start([checked, side])
    wait(60_000)
    expect(record.shown.healthStatus).toBe('UNKNOWN')
    expect(alone.shown.healthStatus).toBe('HEALTHY')
  })

  it('fails when the check takes longer than its timeout, after the start period', () => {
    const healthCheck = { ...line('sleep 3'), interval: 5, timeout: 2, retries: 1, startPeriod: 60 }
    const command = ['CMD-SHELL', 'sleep 3']
    const record = start([{ ...app, healthCheck: { ...healthCheck, command } }], false)
    wait(60_000)
    expect(record.shown.healthStatus).toBe('UNKNOWN')
    wait(25_000)
    expect(record.shown).toMatchObject({ healthStatus: 'UNHEALTHY', lastStatus: 'RUNNING' })
  })
})

describe('StopTask', () => {
  it('keeps 1024 characters of a reason', () => {
    const { id } = start([app])
    const { task } = call('StopTask', { cluster: 'demo', task: id, reason: 'x'.repeat(3000) })
    expect(task).toMatchObject({ stoppedReason: 'x'.repeat(1024) })
  })
})
