import type { Task } from '@aws-sdk/client-ecs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { recordTaskDefinition } from '../../ledger/tasks/task-definitions.server.ts'
import { recordTasks } from '../../ledger/tasks/record-tasks.server.ts'
import { openLedger } from '../../ledger/open-ledger.server.ts'
import type { Ledger } from '../../ledger/open-ledger.server.ts'
import { rememberProof } from '../../permissions/permissions.ts'
import type { Permissions } from '../../permissions/permissions.ts'
import { readRecentRuns } from './read-recent-runs.server.ts'

const accountId = '111122223333'
const region = 'us-east-1'
const arn = `arn:aws:ecs:${region}:${accountId}`
const clusterArn = `${arn}:cluster/demo`
const scope = { accountId, clusterArns: [clusterArn] }
const startMs = Date.UTC(2026, 0, 1)
const at = (second: number) => new Date(startMs + second * 1000)

let ledger: Ledger
let permissions: Permissions
let made: number
beforeEach(async () => {
  made = 0
  permissions = new Map()
  ledger = await openLedger('file::memory:', 's'.repeat(32))
})
afterEach(() => ledger.close())

/** One that ran as many seconds as there were tasks before it. */
function toTask(
  family: string,
  exitCode = 0,
  more: Partial<Task> = {},
): Task & { taskArn: string } {
  made += 1
  return {
    taskArn: `${arn}:task/demo/${String(made).padStart(32, '0')}`,
    clusterArn,
    taskDefinitionArn: `${arn}:task-definition/${family}:1`,
    lastStatus: 'STOPPED',
    stopCode: 'EssentialContainerExited',
    version: 2,
    createdAt: at(made * 100),
    startedAt: at(made * 100),
    stoppedAt: at(made * 101),
    containers: [{ name: 'app', exitCode }],
    ...more,
  }
}
const record = (...tasks: Task[]) =>
  recordTasks(ledger, { accountId, region }, tasks, { nowIso: at(0).toISOString(), sentMs: 1 })
const ctx = () => ({
  ledger,
  permissions,
  operator: { sid: 'me', accountId, principalArn: 'arn:me', name: 'me', region },
  aws: { region, credentials: { accessKeyId: 'a', secretAccessKey: 'b' } },
  now: () => at(0),
})
const read = async (families: string[], of = scope, where = region) =>
  Object.fromEntries(await readRecentRuns(ctx(), of, families, where))

describe('the last runs of families', () => {
  it('are those of each, oldest first, with outcome and duration', async () => {
    await record(toTask('job'), toTask('other'), toTask('job', 3), toTask('Job'))
    expect(await read(['job', 'other', 'none', 'job'])).toEqual({
      job: [
        { outcome: 'succeeded', ranMs: 1_000 },
        { outcome: 'failed', ranMs: 3_000 },
      ],
      other: [{ outcome: 'succeeded', ranMs: 2_000 }],
    })
    expect(await read([])).toEqual({})
  })

  it('are the newest twelve that have ended', async () => {
    await record(...Array.from({ length: 15 }, () => toTask('job')))
    await record(toTask('job', 0, { lastStatus: 'RUNNING', stopCode: undefined }))
    const { job = [] } = await read(['job'])
    expect(job.map(({ ranMs }) => ranMs)).toEqual(
      Array.from({ length: 12 }, (_, index) => (index + 4) * 1_000),
    )
  })

  it('are of the scope and the Region, without those that AWS denied', async () => {
    const [first, second] = [toTask('job'), toTask('job', 3)]
    await record(first, second)
    expect(await read(['job'], { ...scope, clusterArns: [] })).toEqual({})
    expect(await read(['job'], { ...scope, clusterArns: [`${arn}:cluster/other`] })).toEqual({})
    expect(await read(['job'], { ...scope, accountId: '444455556666' })).toEqual({})
    expect(await read(['job'], scope, 'eu-west-1')).toEqual({})
    const denied = { allowed: false, askedAt: { wallMs: startMs, steadyMs: 0 } }
    rememberProof(permissions, 'me', second.taskArn, denied)
    expect(await read(['job'])).toEqual({ job: [{ outcome: 'succeeded', ranMs: 1_000 }] })
  })

  it('follow what is written of a task, and what is learned of its definition', async () => {
    const containers = [
      { name: 'app', exitCode: 0 },
      { name: 'sidecar', exitCode: 3 },
    ]
    const task = toTask('job', 0, { containers })
    await record(task)
    expect(await read(['job'])).toMatchObject({ job: [{ outcome: 'failed' }] })
    const definition = {
      taskDefinitionArn: task.taskDefinitionArn,
      containerDefinitions: [
        { name: 'app', essential: true },
        { name: 'sidecar', essential: false },
      ],
    }
    await recordTaskDefinition(ledger, accountId, definition, at(0).toISOString())
    expect(await read(['job'])).toMatchObject({ job: [{ outcome: 'succeeded' }] })
    const failed = { ...task, version: 3, containers: [{ name: 'app', exitCode: 1 }] }
    await record(failed)
    expect(await read(['job'])).toMatchObject({ job: [{ outcome: 'failed' }] })
  })

  it('read rows once', async () => {
    const task = toTask('job')
    await record(task)
    const { taskDefinitionArn } = task
    const definition = { taskDefinitionArn, containerDefinitions: [{ name: 'app' }] }
    await recordTaskDefinition(ledger, accountId, definition, at(0).toISOString())
    await read(['job'])
    // Not counted as a write, so nobody reads what can't be read.
    await ledger.db.updateTable('tasks').set({ state: '{}' }).execute()
    expect(await read(['job'])).toEqual({ job: [{ outcome: 'succeeded', ranMs: 1_000 }] })
  })
})
