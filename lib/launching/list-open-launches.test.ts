import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LAUNCH_ID, startLaunching } from '../testing/launching-on-local-aws.ts'
import type { Launching } from '../testing/launching-on-local-aws.ts'
import type { UserName } from '../testing/product-on-local-aws.ts'
import { listOpenLaunches } from './list-open-launches.server.ts'

const MINUTE_MS = 60_000

describe('launches without an answer', () => {
  let room: Launching
  beforeEach(async () => {
    room = await startLaunching()
    await room.product.fault({ operation: 'RunTask', kind: 'drop-before' })
    await room.launch({
      overrides: {
        containerOverrides: [
          {
            name: 'app',
            command: ['run', '--password', 'hush'],
            environment: [{ name: 'LEVEL', value: 'hush' }],
          },
        ],
      },
    })
    await room.product.clearFaults()
  })
  afterEach(() => room.close())

  const list = (by: UserName = 'operator', skewMs = MINUTE_MS) =>
    listOpenLaunches(room.as(by, skewMs))
  const first = async (by?: UserName, skewMs?: number) => (await list(by, skewMs)).launches[0]

  it('say what is known, to their own operator', async () => {
    expect(await first()).toMatchObject({
      launchId: LAUNCH_ID,
      taskDefinition: 'job',
      cluster: 'demo',
      count: 1,
      isOwn: true,
      isSending: false,
      isFindable: true,
      resend: 'same',
    })
    expect((await first())?.failure?.message).toBeTruthy()
    expect(JSON.stringify(await list())).not.toContain('hush')
  })

  it('are listed beside one whose stored request is damaged', async () => {
    const broken = '7c9e6679-7425-40de-944b-e07fc1f90ae7'
    await room.product.fault({ operation: 'RunTask', kind: 'drop-before' })
    await room.launch({}, { id: broken })
    const { db } = room.product.ledger
    await db.updateTable('launches').set({ request: '{' }).where('id', '=', broken).execute()
    expect((await list()).launches).toMatchObject([{ launchId: LAUNCH_ID }])
  })

  it.each([
    [54, 'same'],
    [56, 'late'],
    [-1, 'unknown-age'],
  ])('say %i minutes after the click that sending again is %s', async (minutes, resend) => {
    expect((await first('operator', minutes * MINUTE_MS))?.resend).toBe(resend)
  })

  it('are shown to a colleague who may describe the cluster, without the request', async () => {
    const seen = await first('viewer')
    expect(seen).toMatchObject({ launchId: LAUNCH_ID, isOwn: false })
    expect(seen?.request).toBeUndefined()
  })

  it('are hidden from another account, and from who may not describe the cluster', async () => {
    expect((await list('outsider')).launches).toEqual([])
    await room.product.fault({ operation: 'DescribeTasks', principal: 'viewer', kind: 'deny' })
    expect((await list('viewer')).launches).toEqual([])
  })

  it('are shown to their own operator while AWS is silent', async () => {
    await room.product.fault({ kind: 'error', status: 503 })
    expect(await first()).toMatchObject({ launchId: LAUNCH_ID })
  })

  it('leave out what was sent a moment ago, until it has taken too long', async () => {
    await room.product.ledger.db.updateTable('launch_calls').set({ failure: null }).execute()
    const { launches } = await list('operator', 30_000)
    expect(launches).toEqual([])
    const one = await listOpenLaunches(room.as('operator', 30_000), LAUNCH_ID)
    expect(one.launches).toMatchObject([{ isSending: true }])
    expect(await first('operator', 42_000)).toMatchObject({ isSending: false })
  })
})
