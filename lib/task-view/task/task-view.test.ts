import type { Task, TaskDefinition } from '@aws-sdk/client-ecs'
import { describe, expect, it } from 'vitest'
import type { TrackedTask } from '../tracked-task.ts'
import { toTaskRow } from '../list/task-row.ts'
import { toPastRun } from '../runs/past-run.ts'
import { toContainerStories } from './container-story.ts'
import { toTaskView } from './task-view.ts'

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 23, 14, 1, 4) + seconds * 1000)
const taskId = 'c7f1aaaabbbbccccddddeeeeffff90ab'
const arn = 'arn:aws:ecs:us-east-1:111122223333'

const task: Task = {
  taskArn: `${arn}:task/demo/${taskId}`,
  clusterArn: `${arn}:cluster/demo`,
  taskDefinitionArn: `${arn}:task-definition/db-migrate:14`,
  lastStatus: 'STOPPED',
  desiredStatus: 'STOPPED',
  stopCode: 'EssentialContainerExited',
  stoppedReason: 'Essential container in task exited',
  capacityProviderName: 'FARGATE_SPOT',
  launchType: 'FARGATE',
  availabilityZone: 'us-east-1b',
  platformFamily: 'Linux',
  platformVersion: '1.4.0',
  cpu: '512',
  memory: '1024',
  createdAt: at(0),
  startedAt: at(28),
  stoppingAt: at(100),
  executionStoppedAt: at(104),
  stoppedAt: at(124),
  attachments: [
    {
      type: 'ElasticNetworkInterface',
      status: 'DELETED',
      details: [
        { name: 'subnetId', value: 'subnet-0a1b2c3d' },
        { name: 'networkInterfaceId', value: 'eni-07c' },
        { name: 'privateIPv4Address', value: '10.0.12.84' },
      ],
    },
  ],
  containers: [
    { name: 'aws-guardduty-agent', lastStatus: 'STOPPED' },
    { name: 'log-router', image: 'demo/router:1', lastStatus: 'STOPPED', exitCode: 0, cpu: '128' },
    {
      name: 'migrate',
      image: 'demo/migrate:2.4',
      lastStatus: 'STOPPED',
      exitCode: 3,
      networkBindings: [{ bindIP: '0.0.0.0', containerPort: 80, hostPort: 32768, protocol: 'tcp' }],
    },
  ],
  overrides: {
    cpu: '512',
    containerOverrides: [
      {
        name: 'migrate',
        command: ['migrate', '--to', '42', 'two words'],
        environment: [
          { name: 'LOG_LEVEL', value: 'debug' },
          { name: 'DB_PASSWORD' },
          { name: 'API_TOKEN', value: 'should-not-be-shown' },
        ],
      },
    ],
  },
  tags: [{ key: 'ticket', value: 'OPS-4412' }, { key: 'bare' }],
}

const definition: TaskDefinition = {
  cpu: '256',
  containerDefinitions: [
    {
      name: 'migrate',
      essential: true,
      command: ['migrate'],
      environment: [{ name: 'LOG_LEVEL', value: 'info' }],
      logConfiguration: { logDriver: 'awslogs' },
    },
    { name: 'log-router', essential: false },
  ],
}

const tracked: TrackedTask = {
  task,
  definition,
  seenAt: at(125).toISOString(),
  changedAt: at(124).toISOString(),
  keptSince: at(0).toISOString(),
  launchedBy: 'arn:aws:iam::111122223333:user/operator',
  freshness: { kind: 'final' },
}

const nowMs = at(364).getTime()
const view = toTaskView(tracked, nowMs)

describe('toTaskView', () => {
  it('says who and where the task is', () => {
    expect(view).toMatchObject({
      address: { region: 'us-east-1', accountId: '111122223333', cluster: 'demo', taskId },
      family: 'db-migrate',
      revision: 14,
      state: 'failed',
      placement: {
        capacityProviderName: 'FARGATE_SPOT',
        platform: 'Linux · 1.4.0',
        size: '0.5 vCPU · 1 GiB',
      },
      networks: [
        { status: 'DELETED', subnetId: 'subnet-0a1b2c3d', privateIpv4Address: '10.0.12.84' },
      ],
      tags: [
        { key: 'ticket', value: 'OPS-4412' },
        { key: 'bare', value: '' },
      ],
    })
  })

  it('orders containers as the definition does, and knows which are essential', () => {
    expect(view.containers.map(c => [c.name, c.essential, c.exitCode])).toEqual([
      ['migrate', true, 3],
      ['log-router', false, 0],
      ['aws-guardduty-agent', false, undefined],
    ])
    expect(view.containers[0]).toMatchObject({
      ports: ['0.0.0.0:32768 → 80/tcp'],
      logDriver: 'awslogs',
    })
  })

  it('does not claim to know what is essential without a definition', () => {
    const blind = toTaskView({ ...tracked, definition: undefined }, nowMs)
    expect(blind.containers.every(c => c.essential === undefined)).toBe(true)
    expect(blind.isDefinitionKnown).toBe(false)
  })

  it('shows what was changed against the definition, and never a secret value', () => {
    expect(view.overrides.map(({ name, was, is, isMasked }) => [name, was, is, isMasked])).toEqual([
      ['cpu', '256', '512', false],
      ['command', 'migrate', "migrate --to 42 'two words'", false],
      ['LOG_LEVEL', 'info', 'debug', false],
      ['DB_PASSWORD', undefined, undefined, true],
      ['API_TOKEN', undefined, undefined, true],
    ])
    expect(JSON.stringify(view)).not.toContain('should-not-be-shown')
  })

  it('tells when ECS may forget it', () => {
    expect(view.forgottenAt).toBe(at(124 + 3600).toISOString())
  })

  it('survives JSON', () => {
    const copy: unknown = JSON.parse(JSON.stringify(view))
    expect(copy).toEqual(JSON.parse(JSON.stringify({ ...view })))
    expect(
      toTaskView({ ...tracked, task: JSON.parse(JSON.stringify(task)) as Task }, nowMs),
    ).toEqual(view)
  })

  it('compares the task with earlier runs of its family', () => {
    const image = (imageDigest: string) => [
      { name: 'migrate', image: 'demo/migrate:2.4', imageDigest, exitCode: 3 },
    ]
    const earlier = [60, 70, 90].flatMap(seconds => {
      const stoppingAt = at(28 + seconds)
      const past = { ...task, stoppingAt, executionStoppedAt: undefined, stoppedAt: at(200) }
      return toPastRun({ ...past, containers: image('sha256:old') }) ?? []
    })
    const now = { ...tracked, task: { ...task, containers: image('sha256:new') } }
    const compared = toTaskView(now, nowMs, [], earlier)
    expect(compared.usual).toMatchObject({ runs: 3, phases: { run: { usualMs: 70_000 } } })
    expect(compared.containers[0]?.sameTagOtherImage).toMatchObject({ imageDigest: 'sha256:old' })
    expect(view.usual).toBeUndefined()
  })

  it('lists the newest changes, and counts the restarts before them', () => {
    const restarts = Array.from({ length: 1_000 }, (_, index) => ({
      subject: 'containers.runtimeId' as const,
      name: 'app',
      before: `id-${index}`,
      after: `id-${index + 1}`,
      seenAt: new Date(nowMs + index * 60_000).toISOString(),
      version: index,
    }))
    const view = toTaskView(tracked, nowMs, restarts)
    expect([view.changes.length, view.earlierChanges]).toEqual([300, 700])
    expect(toContainerStories(view.changes)).toMatchObject([{ container: 'app', restarts: 1_000 }])
  })

  it('ends the timeline of a task that ECS forgot where it was last seen', () => {
    const open = {
      ...task,
      stoppingAt: undefined,
      executionStoppedAt: undefined,
      stoppedAt: undefined,
    }
    const running = { ...tracked, task: { ...open, lastStatus: 'RUNNING' } }
    const forgotten = toTaskView({ ...running, freshness: { kind: 'forgotten' } }, nowMs)
    const end = { ongoing: false, isEndUnknown: true, endMs: at(125).getTime() }
    expect(forgotten.timeline).toMatchObject(end)
    expect(toTaskView({ ...running, freshness: { kind: 'live' } }, nowMs).timeline).toMatchObject({
      ongoing: true,
      isEndUnknown: false,
    })
    const unended = { ...tracked, task: { ...open, lastStatus: 'STOPPED' } }
    expect(toTaskView(unended, nowMs).timeline).toMatchObject({ ...end, endMs: at(124).getTime() })
  })

  it('makes something of a task that says nothing', () => {
    const empty = toTaskView({ ...tracked, task: {}, definition: undefined }, nowMs)
    expect(empty).toMatchObject({
      family: 'unknown',
      lastStatus: 'UNKNOWN',
      state: 'unknown',
      containers: [],
    })
    expect(empty.timeline).toBeUndefined()
  })
})

describe('toTaskRow', () => {
  const row = (rest: Partial<Task>) => toTaskRow({ ...tracked, task: { ...task, ...rest } })

  it('is unknown, and runs no more, once ECS has forgotten it before it was seen to stop', () => {
    const running = { ...tracked, task: { ...task, lastStatus: 'RUNNING' } }
    expect(toTaskRow({ ...running, freshness: { kind: 'forgotten' } })).toMatchObject({
      state: 'unknown',
      why: 'ECS no longer knows how it ended',
      isStopped: true,
    })
    expect(toTaskRow({ ...tracked, freshness: { kind: 'forgotten' } }).state).toBe('failed')
  })

  it('is one line about the task', () => {
    expect(toTaskRow(tracked)).toEqual({
      arn: task.taskArn,
      taskId,
      href: `/tasks/us-east-1/111122223333/demo/${taskId}`,
      family: 'db-migrate',
      revision: 14,
      cluster: 'demo',
      state: 'failed',
      why: 'migrate exited with code 3',
      where: 'demo · FARGATE_SPOT · 1b',
      ranMs: 72_000,
      startedAt: at(28).toISOString(),
      createdAt: at(0).toISOString(),
      by: 'operator',
      launchedBy: 'operator',
      status: 'STOPPED',
      isStopped: true,
      stoppedAt: at(124).toISOString(),
    })
  })

  it.each<[string, Partial<Task>]>([
    ['exit code 0', { containers: [{ name: 'migrate', image: 'x', exitCode: 0 }] }],
    ['“wrong shard”', { stopCode: 'UserInitiated', stoppedReason: 'wrong shard' }],
    [
      '“wrong shard”',
      { lastStatus: 'RUNNING', stopCode: 'UserInitiated', stoppedReason: 'wrong shard' },
    ],
    ['Spot took the capacity back', { stopCode: 'SpotInterruption', stoppedReason: '' }],
    ['provisioning', { lastStatus: 'PROVISIONING', desiredStatus: 'RUNNING' }],
    ['', { lastStatus: 'RUNNING', desiredStatus: 'RUNNING' }],
    [
      'Container migrate ran out of memory',
      { containers: [{ name: 'migrate', image: 'x', exitCode: 137, reason: 'OutOfMemoryError' }] },
    ],
  ])('says why in a few words: %s', (why, rest) => {
    expect(row(rest).why).toBe(why)
  })

  it('says the exit code in short, also where the verdict names a log', () => {
    const options = { 'awslogs-group': '/jobs', 'awslogs-stream-prefix': 'run' }
    const logConfiguration = { logDriver: 'awslogs' as const, options }
    const containers = [{ name: 'app', image: 'demo', lastStatus: 'STOPPED', exitCode: 3 }]
    const task = { ...tracked.task, containers, stopCode: 'EssentialContainerExited' as const }
    const definition = { containerDefinitions: [{ name: 'app', logConfiguration }] }
    expect(toTaskRow({ ...tracked, task, definition }).why).toBe('app exited with code 3')
  })

  it('has no duration before the end, or when nothing ran', () => {
    expect(row({ stoppedAt: undefined, lastStatus: 'RUNNING' }).ranMs).toBeUndefined()
    expect(row({ startedAt: undefined }).ranMs).toBeUndefined()
  })

  it('names the session of a role, and who started a task elsewhere', () => {
    const launchedBy = 'arn:aws:sts::111122223333:assumed-role/Operator/jane@example.com'
    expect(toTaskRow({ ...tracked, launchedBy }).by).toBe('jane@example.com')
    const elsewhere = { ...tracked, launchedBy: undefined, task: { ...task, startedBy: 'cron' } }
    expect(toTaskRow(elsewhere).by).toBe('cron')
  })

  describe('of a task that is to stop', () => {
    const running: Task = { ...task, lastStatus: 'RUNNING', stoppingAt: undefined }
    const seenAt = at(90).toISOString()
    const stop = { subject: 'desiredStatus', after: 'STOPPED', seenAt, version: 7 } as const
    const pendingStop = { state: 'given-up', until: at(80).toISOString() } as const
    const viewOf = (more: Partial<Task>) =>
      toTaskView({ ...tracked, task: { ...running, ...more }, pendingStop }, nowMs, [stop])

    it('tells since when: as AWS says, or as it was seen first', () => {
      expect(viewOf({}).stoppingSince).toBe(seenAt)
      expect(viewOf({ stoppingAt: at(91) }).stoppingSince).toBe(at(91).toISOString())
      expect(viewOf({ desiredStatus: 'RUNNING' }).stoppingSince).toBeUndefined()
      expect(viewOf({ lastStatus: 'STOPPED' }).stoppingSince).toBeUndefined()
    })

    it('says nothing more of a stop that waits, once the task stops', () => {
      expect(viewOf({ desiredStatus: 'RUNNING' }).pendingStop).toEqual(pendingStop)
      expect(viewOf({}).pendingStop).toBeUndefined()
      expect(viewOf({ desiredStatus: 'RUNNING', lastStatus: 'STOPPED' }).pendingStop).toBe(
        undefined,
      )
    })
  })
})
