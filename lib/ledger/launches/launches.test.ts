import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { clusterOfLaunch, readLaunch, readLaunchToSettle, writeIntent } from './launches.server.ts'
import type { LaunchIntent } from './launches.server.ts'
import { openLedger } from '../open-ledger.server.ts'
import type { Ledger } from '../open-ledger.server.ts'

const accountId = '111122223333'
const clusterArn = `arn:aws:ecs:us-east-1:${accountId}:cluster/demo`

const intent = (id: string): LaunchIntent => ({
  id,
  accountId,
  region: 'us-east-1',
  clusterArn,
  sid: 'sid',
  launchedBy: `arn:aws:iam::${accountId}:user/operator`,
  request: {
    taskDefinition: 'job',
    count: 2,
    overrides: {
      containerOverrides: [{ name: 'app', environment: [{ name: 'A', value: 'hush' }] }],
    },
  },
  clientToken: id,
  createdAt: '2026-01-01T00:00:00.000Z',
})

describe('launches of the ledger', () => {
  let ledger: Ledger
  beforeEach(async () => {
    ledger = await openLedger('file::memory:', 's'.repeat(32))
  })
  afterEach(() => ledger.close())

  it('are written once, whatever comes with the same id later', async () => {
    expect(await writeIntent(ledger, intent('a'))).toBe(true)
    const other = { ...intent('a'), request: { taskDefinition: 'other' } }
    expect(await writeIntent(ledger, other)).toBe(false)
    expect(await readLaunchToSettle(ledger, 'a')).toMatchObject({
      ...intent('a'),
      call: { state: 'open', taskArns: [], failures: [] },
    })
  })

  it('read what is left of damaged columns', async () => {
    await writeIntent(ledger, intent('a'))
    for (const column of ['{"half', 'null', '[null,7,{"reason":1}]']) {
      await ledger.db
        .updateTable('launch_calls')
        .set({ task_arns: column, failures: column, failure: column })
        .execute()
      const launch = await readLaunchToSettle(ledger, 'a')
      expect(launch?.call).toMatchObject({ taskArns: [], failure: undefined })
      for (const { reason } of launch?.call.failures ?? []) expect(reason).toBe('UNKNOWN')
    }
  })

  it('throw rather than read a part of a request', async () => {
    await writeIntent(ledger, intent('a'))
    for (const request of ['{"half', 'null', '[null]']) {
      await ledger.db.updateTable('launches').set({ request }).execute()
      await expect(readLaunchToSettle(ledger, 'a')).rejects.toThrow('damaged')
    }
  })

  it('show no environment value in clear', async () => {
    await writeIntent(ledger, intent('a'))
    const rows = await ledger.db.selectFrom('launches').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain('hush')
  })

  it('are read by their account and cluster alone', async () => {
    await writeIntent(ledger, intent('a'))
    const scope = { accountId, clusterArns: [clusterArn] }
    expect((await readLaunch(ledger, scope, 'a'))?.id).toBe('a')
    expect(await readLaunch(ledger, { ...scope, accountId: '444455556666' }, 'a')).toBeUndefined()
    expect(await readLaunch(ledger, { ...scope, clusterArns: ['x'] }, 'a')).toBeUndefined()
    expect(await readLaunch(ledger, { ...scope, clusterArns: [] }, 'a')).toBeUndefined()
    expect(await clusterOfLaunch(ledger, '444455556666', 'a')).toBeUndefined()
  })
})
