import type { Task } from '@aws-sdk/client-ecs'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openLedger } from '../open-ledger.server.ts'
import type { Ledger } from '../open-ledger.server.ts'
import {
  findTaskArns,
  markForgotten,
  readRecentTasks,
  readTasks,
  recordTasks,
} from './tasks.server.ts'

const account = '111122223333'
const clusterArn = `arn:aws:ecs:us-east-1:${account}:cluster/demo`
const taskArn = `arn:aws:ecs:us-east-1:${account}:task/demo/${'a'.repeat(32)}`
const origin = { accountId: account, region: 'us-east-1', launchId: 'l', launchedBy: 'arn:me' }
const scope = { accountId: account, clusterArns: [clusterArn] }
const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString()

const task = (version: number, lastStatus: string): Task => ({
  taskArn,
  clusterArn,
  taskDefinitionArn: 'arn:td:1',
  lastStatus,
  version,
  createdAt: new Date(at(0)),
  overrides: { containerOverrides: [{ name: 'app', environment: [{ name: 'A', value: 'hush' }] }] },
})

describe('tasks of the ledger', () => {
  let ledger: Ledger
  beforeEach(async () => {
    ledger = await openLedger('file::memory:', 's'.repeat(32))
  })
  afterEach(() => ledger.close())

  const read = async () => (await readTasks(ledger, scope, [taskArn]))[0]
  const totalChanges = async () =>
    (await sql<{ n: number }>`SELECT total_changes() AS n`.execute(ledger.db)).rows[0]?.n

  it('keeps the newest version, whatever order the answers come in', async () => {
    await recordTasks(ledger, origin, [task(1, 'PENDING')], at(1))
    await recordTasks(ledger, origin, [task(3, 'STOPPED')], at(2))
    await recordTasks(ledger, origin, [task(2, 'RUNNING')], at(3))
    expect(await read()).toMatchObject({
      state: { lastStatus: 'STOPPED', version: 3 },
      seenAt: at(2),
      changedAt: at(2),
      keptSince: at(1),
    })
  })

  it('moves only the time it was seen while nothing changes', async () => {
    await recordTasks(ledger, origin, [task(1, 'PENDING')], at(1))
    await recordTasks(ledger, origin, [task(1, 'PENDING')], at(9))
    expect(await read()).toMatchObject({ seenAt: at(9), changedAt: at(1) })
  })

  it('writes nothing while nothing changes', async () => {
    await recordTasks(ledger, origin, [task(1, 'RUNNING')], at(1))
    await markForgotten(ledger, taskArn, at(2))
    const other = task(1, 'RUNNING')
    const arn = `${taskArn.slice(0, -1)}b`
    await recordTasks(ledger, origin, [{ ...other, taskArn: arn }], at(2))
    const before = await totalChanges()
    await recordTasks(ledger, origin, [{ ...other, taskArn: arn }], at(3))
    await markForgotten(ledger, taskArn, at(3))
    expect(await totalChanges()).toBe(before)
  })

  it('takes a task back that ECS describes again as it was', async () => {
    await recordTasks(ledger, origin, [task(1, 'RUNNING')], at(1))
    await markForgotten(ledger, taskArn, at(2))
    await recordTasks(ledger, origin, [task(1, 'RUNNING')], at(3))
    expect((await read())?.forgottenAt).toBeUndefined()
  })

  it('gives times back as dates and environment values as they were', async () => {
    await recordTasks(ledger, origin, [task(1, 'PENDING')], at(1))
    expect((await read())?.state).toEqual(task(1, 'PENDING'))
  })

  it('reads what is left of a damaged document', async () => {
    for (const [state, left] of [
      ['{"lastStatus":["STOPPED"],"containers":[null,{"name":7,"exitCode":1}]}', [{ exitCode: 1 }]],
      ['[null]', undefined],
      ['{"half', undefined],
    ] as const) {
      await recordTasks(ledger, origin, [task(1, 'PENDING')], at(1))
      await ledger.db.updateTable('tasks').set({ state }).execute()
      expect((await read())?.state).toEqual({
        taskArn,
        clusterArn,
        taskDefinitionArn: 'arn:td:1',
        lastStatus: 'PENDING',
        ...(left && { containers: left }),
      })
    }
  })

  it('counts a version that is not a whole number as the oldest', async () => {
    await recordTasks(ledger, origin, [task(1.5, 'PENDING')], at(1))
    await recordTasks(ledger, origin, [task(1, 'RUNNING')], at(2))
    expect(await read()).toMatchObject({ state: { lastStatus: 'RUNNING' } })
  })

  it('stores no environment value in clear', async () => {
    await recordTasks(ledger, origin, [task(1, 'PENDING')], at(1))
    const row = await ledger.db.selectFrom('tasks').selectAll().executeTakeFirstOrThrow()
    expect(JSON.stringify(row)).not.toContain('hush')
    expect(row.state).toContain('"name":"A"')
  })

  it('shows nothing outside the account and the clusters of the scope', async () => {
    await recordTasks(ledger, origin, [task(1, 'PENDING')], at(1))
    const elsewhere = [
      { accountId: '444455556666', clusterArns: [clusterArn] },
      { accountId: account, clusterArns: [`${clusterArn}-other`] },
      { accountId: account, clusterArns: [] },
    ]
    for (const other of elsewhere) {
      expect(await readTasks(ledger, other, [taskArn])).toEqual([])
      expect(await readRecentTasks(ledger, other, { region: 'us-east-1', limit: 9 })).toEqual([])
      expect(await findTaskArns(ledger, other, 'a'.repeat(32))).toEqual([])
    }
    expect(await findTaskArns(ledger, scope, 'a'.repeat(32))).toEqual([taskArn])
  })

  it('keeps the origin of a launch when somebody else observes the task', async () => {
    await recordTasks(ledger, origin, [task(1, 'PENDING')], at(1))
    await recordTasks(
      ledger,
      { accountId: account, region: 'us-east-1' },
      [task(2, 'RUNNING')],
      at(2),
    )
    expect(await read()).toMatchObject({ launchId: 'l', launchedBy: 'arn:me' })
  })

  it('keeps the last state of a task that ECS has forgotten, until it is seen again', async () => {
    await recordTasks(ledger, origin, [task(1, 'RUNNING')], at(1))
    await markForgotten(ledger, taskArn, at(5))
    await markForgotten(ledger, taskArn, at(6))
    expect(await read()).toMatchObject({ forgottenAt: at(5), state: { lastStatus: 'RUNNING' } })
    await recordTasks(ledger, origin, [task(2, 'RUNNING')], at(7))
    expect((await read())?.forgottenAt).toBeUndefined()
  })
})
