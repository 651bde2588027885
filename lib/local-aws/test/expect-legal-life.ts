import { expect } from 'vitest'
import { taskStatuses } from '../services/ecs/state/task-step.ts'
import type { TaskRecord } from '../services/ecs/state/task-record.ts'

const statuses: readonly string[] = taskStatuses

/** What has a version of its own on the way to RUNNING. */
const COUNTED = new Set<string>(['PENDING', 'ACTIVATING', 'RUNNING'])

/** Its states follow each other in their order, and end at the one that it shows. */
export function expectLegalPath({ history, shown, platform }: TaskRecord): void {
  const path = history.map(({ status }) => statuses.indexOf(status))
  expect(path.every((at, index) => at > (path[index - 1] ?? -1))).toBe(true)
  const isUnplaced = platform === 'ec2-bridge' && history[0]?.status === 'PENDING'
  expect(isUnplaced || history[0]?.status === 'PROVISIONING').toBe(true)
  expect(history.every(({ atMs }, at) => atMs >= (history[at - 1]?.atMs ?? 0))).toBe(true)
  expect(history.at(-1)?.status).toBe(shown.lastStatus)
  const counted = history.slice(1).filter(({ status }) => COUNTED.has(status))
  expect(shown.version).toBeGreaterThan(counted.length)
}

/** Its timestamps are those of the phases that it reached, in their order. */
export function expectLegalTimes({ shown, history }: TaskRecord): void {
  const up = [shown.createdAt, shown.connectivityAt, shown.pullStartedAt, shown.pullStoppedAt]
  const times = [...up, shown.startedAt].filter(at => at !== undefined)
  expect(times).toEqual(times.toSorted((one, other) => one - other))
  // Nothing is reached before what comes before it.
  expect([...up, shown.startedAt].slice(0, times.length)).not.toContain(undefined)
  expect(shown.startedAt !== undefined).toBe(history.some(({ status }) => status === 'RUNNING'))
  expect(shown.stoppedAt !== undefined).toBe(shown.lastStatus === 'STOPPED')
}

/** A stopped task says why, and its containers have an exit code if they ran. */
export function expectLegalEnd({ shown }: TaskRecord): void {
  expect(shown).toMatchObject({ lastStatus: 'STOPPED', desiredStatus: 'STOPPED' })
  expect(shown.stopCode).toBeDefined()
  expect(shown.stoppedReason).toBeTruthy()
  const { executionStoppedAt, stoppedAt = 0, stoppingAt = Infinity } = shown
  expect(executionStoppedAt === undefined).toBe(shown.connectivityAt === undefined)
  expect(stoppedAt).toBeGreaterThanOrEqual(executionStoppedAt ?? 0)
  expect(stoppedAt).toBeGreaterThanOrEqual(stoppingAt)
  for (const { status } of shown.attachments ?? []) expect(status).toBe('DELETED')
  for (const container of shown.containers ?? []) {
    expect(container.lastStatus).toBe('STOPPED')
    expect(container.exitCode !== undefined).toBe(container.runtimeId !== undefined)
    if (shown.startedAt !== undefined) expect(container.exitCode).toBeDefined()
    if (container.runtimeId !== undefined) expect(container.imageDigest).toBeDefined()
  }
}
