import type { Task } from '@aws-sdk/client-ecs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openLedger } from '../../ledger/open-ledger.server.ts'
import type { Ledger } from '../../ledger/open-ledger.server.ts'
import { recordTasks } from '../../ledger/tasks/record-tasks.server.ts'
import { rememberProof } from '../../permissions/permissions.ts'
import type { Permissions } from '../../permissions/permissions.ts'
import { readEarlierRuns } from './read-earlier-runs.server.ts'

const accountId = '111122223333'
const region = 'us-east-1'
const arn = `arn:aws:ecs:${region}:${accountId}`
const startMs = Date.UTC(2026, 0, 1)
const at = (second: number) => new Date(startMs + second * 1000)

let ledger: Ledger
let permissions: Permissions
let nowMs: number
let made: number
beforeEach(async () => {
  made = 0
  nowMs = startMs
  permissions = new Map()
  ledger = await openLedger('file::memory:', 's'.repeat(32))
  allow('me', 'demo')
})
afterEach(() => ledger.close())

type KnownTask = Task & { taskArn: string }

/** The next task of the family, which runs on the cluster. */
function toTask(family: string, cluster = 'demo'): KnownTask {
  made += 1
  return {
    taskArn: `${arn}:task/${cluster}/${String(made).padStart(32, '0')}`,
    clusterArn: `${arn}:cluster/${cluster}`,
    taskDefinitionArn: `${arn}:task-definition/${family}:1`,
    lastStatus: 'STOPPED',
    stopCode: 'EssentialContainerExited',
    version: 2,
    createdAt: at(made * 100),
    startedAt: at(made * 100 + 10),
    stoppedAt: at(made * 100 + 70),
  }
}

const record = (...tasks: Task[]) =>
  recordTasks(ledger, { accountId, region }, tasks, { nowIso: at(0).toISOString(), sentMs: 1 })
const allow = (sid: string, cluster: string) => prove(sid, `${arn}:cluster/${cluster}`, true)
const prove = (sid: string, of: string, allowed: boolean) =>
  rememberProof(permissions, sid, of, {
    allowed,
    askedAt: { wallMs: nowMs, steadyMs: performance.now() },
  })
const ctx = (sid = 'me') => ({
  ledger,
  permissions,
  operator: { sid, accountId, principalArn: 'arn:me', name: 'me', region },
  aws: { region, credentials: { accessKeyId: 'a', secretAccessKey: 'b' } },
  now: () => new Date(nowMs),
})
const read = async (task: Task, sid = 'me') =>
  (await readEarlierRuns(ctx(sid), task)).map(({ taskArn }) => taskArn)

describe('earlier runs of a task’s family', () => {
  it('are those that were created before it, newest first', async () => {
    const [first, other, second, self, later] = ['job', 'other', 'job', 'job', 'job'].map(family =>
      toTask(family),
    )
    if (!first || !other || !second || !self || !later) throw new Error('no tasks')
    await record(first, other, second, self, later)
    expect(await read(self)).toEqual([second.taskArn, first.taskArn])
    expect(await read(first)).toEqual([])
  })

  it('are of no use to a task that says neither its family nor when it was created', async () => {
    await record(toTask('job'))
    expect(await read({ ...toTask('job'), createdAt: undefined })).toEqual([])
    expect(await read({ ...toTask('job'), taskDefinitionArn: undefined })).toEqual([])
    expect(await read({ ...toTask('job'), createdAt: new Date(NaN) })).toEqual([])
    expect(await read({ createdAt: at(999) })).toEqual([])
  })

  it('are on clusters that AWS lately let this session describe', async () => {
    const [demo, batch, self] = [toTask('job'), toTask('job', 'batch'), toTask('job')]
    await record(demo, batch, self)
    expect(await read(self)).toEqual([demo.taskArn])
    expect(await read(self, 'colleague')).toEqual([])
    allow('me', 'batch')
    expect(await read(self)).toEqual([batch.taskArn, demo.taskArn])
    nowMs += 3 * 60_000
    expect(await read(self)).toEqual([])
  })

  it('lack what AWS denied to this session', async () => {
    const [first, second, self] = [toTask('job'), toTask('job'), toTask('job')]
    await record(first, second, self)
    allow('colleague', 'demo')
    prove('me', second.taskArn, false)
    expect(await read(self)).toEqual([first.taskArn])
    expect(await read(self, 'colleague')).toEqual([second.taskArn, first.taskArn])
  })

  it('are read once for everybody who sees the same clusters, and again a minute later', async () => {
    const [first, second, self] = [toTask('job'), toTask('job'), toTask('job')]
    await record(first, self)
    allow('colleague', 'demo')
    expect(await read(self)).toEqual([first.taskArn])
    await record(second)
    expect(await read(self, 'colleague')).toEqual([first.taskArn])
    nowMs += 60_000
    expect(await read(self)).toEqual([second.taskArn, first.taskArn])
  })
})
