import type { Task, TaskDefinition } from '@aws-sdk/client-ecs'
import { describe, expect, it } from 'vitest'
import { toTaskView } from '../task-view/task/task-view.ts'
import type { KeptTransition } from '../task-view/transitions.ts'
import { toPhaseLines } from './phase-lines.ts'

const startMs = Date.UTC(2026, 10, 29, 14, 1, 0)
const at = (seconds: number) => new Date(startMs + seconds * 1_000)

const arn = 'arn:aws:ecs:us-east-1:111122223333'
const stopped: Task = {
  taskArn: `${arn}:task/demo/c7f1aaaabbbbccccddddeeeeffff90ab`,
  clusterArn: `${arn}:cluster/demo`,
  taskDefinitionArn: `${arn}:task-definition/db-migrate:14`,
  lastStatus: 'STOPPED',
  desiredStatus: 'STOPPED',
  stopCode: 'EssentialContainerExited',
  stoppedReason: 'Essential container in task exited',
  createdAt: at(0),
  pullStartedAt: at(2),
  pullStoppedAt: at(19),
  startedAt: at(30),
  stoppingAt: at(90),
  executionStoppedAt: at(96),
  stoppedAt: at(110),
  containers: [
    { name: 'aws-guardduty-agent', lastStatus: 'STOPPED' },
    {
      name: 'migrate',
      image: 'demo/migrate:2.4',
      imageDigest: `sha256:9c1e${'0'.repeat(60)}`,
      lastStatus: 'STOPPED',
      exitCode: 3,
    },
    { name: 'router', image: 'demo/router:1', lastStatus: 'STOPPED', exitCode: 0 },
  ],
}

const definition: TaskDefinition = {
  containerDefinitions: [
    { name: 'migrate', image: 'demo/migrate:2.4', essential: true },
    { name: 'router', image: 'demo/router:1', essential: false },
  ],
}

const ended = (name: string, seconds: number): KeptTransition => ({
  ...{ subject: 'containers.lastStatus', name, before: 'RUNNING', after: 'STOPPED', version: 1 },
  seenAt: at(seconds).toISOString(),
})

function linesOf(task: Task, transitions: KeptTransition[] = [], known?: TaskDefinition) {
  const seenAt = at(200).toISOString()
  const tracked = { task, definition: known, seenAt, changedAt: seenAt, keptSince: seenAt }
  const view = toTaskView({ ...tracked, freshness: { kind: 'final' } }, +at(200), transitions)
  return toPhaseLines(view).map(({ timestampMs, text }) => [(timestampMs - startMs) / 1_000, text])
}

describe('what happened to a task', () => {
  it('stands among the lines of its log', () => {
    expect(linesOf(stopped, [], definition)).toEqual([
      [19, 'images pulled in 17 s · demo/migrate:2.4 @9c1e…, demo/router:1'],
      [30, 'migrate and router started'],
      [90, 'migrate exited with 3 · task stopping'],
      [96, 'router exited with 0'],
      [110, 'task stopped'],
    ])
  })

  it('has the time at which a container was seen to have ended, if it was before all had', () => {
    const exit = (seconds: number) =>
      linesOf(stopped, [ended('router', seconds)], definition).find(
        ([, text]) => text === 'router exited with 0',
      )?.[0]
    expect(exit(50)).toBe(50)
    expect(exit(105)).toBe(96)
  })

  it('names no container as the one that ended it where several may have', () => {
    const lines = linesOf({ ...stopped, stopCode: 'UserInitiated', stoppedReason: 'mistake' })
    const stopping = lines.find(([seconds]) => seconds === 90)
    expect(stopping?.[1]).toMatch(/^task stopping · ./)
    expect(lines.filter(([seconds]) => seconds === 96)).toHaveLength(2)
  })

  it('tells restarts and health', () => {
    const mark = { name: 'migrate', version: 1, before: 'a' }
    const lines = linesOf({ ...stopped, lastStatus: 'RUNNING', stoppingAt: undefined }, [
      { ...mark, subject: 'containers.runtimeId', after: 'b', seenAt: at(40).toISOString() },
      {
        ...mark,
        subject: 'containers.healthStatus',
        after: 'HEALTHY',
        seenAt: at(41).toISOString(),
      },
      {
        ...mark,
        subject: 'containers.healthStatus',
        after: 'UNHEALTHY',
        seenAt: at(42).toISOString(),
      },
    ])
    expect(lines.filter(([seconds]) => Number(seconds) >= 40 && Number(seconds) < 50)).toEqual([
      [40, 'migrate restarted'],
      [41, 'migrate became healthy'],
      [42, 'migrate became unhealthy'],
    ])
  })

  it('counts names of which there are many', () => {
    const containers = [1, 2, 3, 4].map(number => ({ name: `c${number}`, image: `demo/${number}` }))
    expect(linesOf({ ...stopped, containers }).slice(0, 2)).toEqual([
      [19, '4 images pulled in 17 s'],
      [30, '4 containers started'],
    ])
  })

  it('leaves out what ECS gives no time of', () => {
    expect(linesOf({ taskArn: stopped.taskArn, lastStatus: 'PROVISIONING' })).toEqual([])
    expect(linesOf({ ...stopped, pullStartedAt: undefined }, [], definition)[0]).toEqual([
      19,
      'images pulled · demo/migrate:2.4 @9c1e…, demo/router:1',
    ])
    const never = { ...stopped, startedAt: undefined, pullStoppedAt: undefined, containers: [] }
    expect(linesOf({ ...never, stopCode: 'TaskFailedToStart' })).toHaveLength(2)
  })
})
