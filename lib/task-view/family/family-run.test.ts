import type { Task } from '@aws-sdk/client-ecs'
import { describe, expect, it } from 'vitest'
import { toFamilyRun } from './family-run.ts'
import type { Freshness } from '../tracked-task.ts'

const start = Date.UTC(2026, 10, 24, 10)
const at = (seconds: number) => new Date(start + seconds * 1000)
const arn = 'arn:aws:ecs:us-east-1:111122223333'
const keptSince = at(2).toISOString()
const ended: Task = {
  taskArn: `${arn}:task/demo/${'a'.repeat(32)}`,
  clusterArn: `${arn}:cluster/demo`,
  lastStatus: 'STOPPED',
  stopCode: 'EssentialContainerExited',
  createdAt: at(0),
  startedAt: at(20),
  stoppingAt: at(60),
  stoppedAt: at(90),
  containers: [{ name: 'app', exitCode: 3 }],
}
const toRun = (more: Partial<Task> = {}, freshness: Freshness = { kind: 'final' }) =>
  toFamilyRun({
    task: { ...ended, ...more },
    seenAt: keptSince,
    changedAt: keptSince,
    keptSince,
    freshness,
  })

describe('a run of a family', () => {
  it('has its outcome, its times and its page', () => {
    expect(toRun()).toEqual({
      href: `/tasks/us-east-1/111122223333/demo/${'a'.repeat(32)}`,
      outcome: 'failed',
      title: expect.stringContaining('exited with code 3') as string,
      createdAt: at(0).toISOString(),
      startedAt: at(20).toISOString(),
      endedAt: at(60).toISOString(),
      ranMs: 40_000,
      isOwnEnd: true,
      isByEventBridge: false,
    })
  })

  it('did not end by itself where somebody stopped it', () => {
    expect(toRun({ stopCode: 'UserInitiated' })).toMatchObject({
      outcome: 'stopped',
      isOwnEnd: false,
    })
  })

  it('has no duration before it has started or ended', () => {
    expect(toRun({ startedAt: undefined }).ranMs).toBeUndefined()
    const running = toRun({ lastStatus: 'RUNNING', stoppedAt: undefined }, { kind: 'live' })
    expect(running).toMatchObject({ outcome: 'running', ranMs: undefined, endedAt: undefined })
  })

  it('has an unknown outcome where ECS forgot it before it was seen to end', () => {
    const lost = toRun({ lastStatus: 'RUNNING', stoppedAt: undefined }, { kind: 'forgotten' })
    expect(lost.outcome).toBe('unknown')
    expect(toRun({}, { kind: 'forgotten' }).outcome).toBe('failed')
  })

  it.each([
    ['events-rule/nightly', true],
    ['chronos-schedule/nightly', true],
    ['ecs-svc/1234567890123456789', false],
    ['my-events-rule/nightly', false],
    [undefined, false],
  ])('started by %s', (startedBy, isByEventBridge) => {
    expect(toRun({ startedBy })).toMatchObject({ isByEventBridge })
  })

  it('is dated by when it was first seen where ECS says nothing', () => {
    expect(toRun({ createdAt: undefined }).createdAt).toBe(keptSince)
  })
})
