import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LAUNCH_ID, startLaunching } from '../testing/launching-on-local-aws.ts'
import type { Launching } from '../testing/launching-on-local-aws.ts'
import { giveUpCall } from '../ledger/launches/give-up.server.ts'
import { createLaunchSettler } from './launch-settler.server.ts'
import type { SettlingContext } from './launch-settler.server.ts'

const SECOND_MS = 1_000
const HOUR_MS = 3_600_000

describe('settling', () => {
  let room: Launching
  beforeEach(async () => {
    room = await startLaunching()
  })
  afterEach(() => room.close())

  const settler = (more: Partial<SettlingContext> = {}) =>
    createLaunchSettler({
      ledger: room.product.ledger,
      now: room.as('operator', 5 * SECOND_MS).now,
      accessOf: async () => room.product.as('operator').aws,
      onError: error => {
        throw error
      },
      ...more,
    })
  const launchUnder = async (kind: 'drop-after' | 'drop-before', more = {}) => {
    await room.product.fault({ operation: 'RunTask', kind })
    expect((await room.launch(more)).kind).toBe('open')
    await room.product.clearFaults()
  }

  it('finds the task of a launch whose answer was lost', async () => {
    await launchUnder('drop-after')
    expect(await settler().run()).toBe(1)
    expect(await room.rows()).toMatchObject([
      { state: 'answered', task_arns: JSON.stringify(await room.started()) },
    ])
    expect(await settler().run()).toBe(0)
  })

  it.each([5 * SECOND_MS, 30 * 60 * SECOND_MS, 2 * HOUR_MS, -HOUR_MS])(
    'sends nothing, %i ms after the click, and an empty listing ends nothing',
    async skewMs => {
      await launchUnder('drop-before')
      const sent = room.countCalls('ecs:RunTask')
      expect(await settler({ now: room.as('operator', skewMs).now }).run()).toBe(0)
      expect(room.countCalls('ecs:ListTasks')).toBeGreaterThan(0)
      expect(room.countCalls('ecs:RunTask')).toBe(sent)
      expect(await room.newTasks()).toEqual([])
      expect(await room.rows()).toMatchObject([{ state: 'open' }])
    },
  )

  it('asks again only when it is time to', async () => {
    await launchUnder('drop-before')
    let skewMs = 5 * SECOND_MS
    const some = settler({ now: () => room.as('operator', skewMs).now() })
    const asked = async () => {
      await some.run()
      return room.countCalls('ecs:ListTasks')
    }
    const first = await asked()
    expect(first).toBeGreaterThan(0)
    expect(await asked()).toBe(first)
    skewMs += HOUR_MS
    expect(await asked()).toBeGreaterThan(first)
  })

  it('records the task of a launch that was given up', async () => {
    await launchUnder('drop-after')
    const { operator, now } = room.as('operator')
    await giveUpCall(room.product.ledger, {
      launchId: LAUNCH_ID,
      by: operator.principalArn,
      at: now().toISOString(),
    })
    expect(await settler().run()).toBe(1)
    expect(await room.rows()).toMatchObject([
      { state: 'answered', given_up_by: operator.principalArn },
    ])
  })

  it('leaves a launch alone whose operator has no session', async () => {
    await launchUnder('drop-after')
    expect(await settler({ accessOf: async () => undefined }).run()).toBe(0)
    expect(room.countCalls('ecs:ListTasks')).toBe(0)
    expect(await room.rows()).toMatchObject([{ state: 'open' }])
  })

  it('takes no task for one of a launch whose “started by” the operator chose', async () => {
    const other = '7c9e6679-7425-40de-944b-e07fc1f90ae7'
    expect((await room.launch({ startedBy: 'nightly' }, { id: other })).kind).toBe('launched')
    await launchUnder('drop-before', { startedBy: 'nightly' })
    expect(await settler().run()).toBe(0)
    expect(await room.rows()).toContainEqual(
      expect.objectContaining({ launch_id: LAUNCH_ID, state: 'open' }),
    )
  })

  it('reports one that cannot be read and goes on with the others', async () => {
    await launchUnder('drop-after')
    const broken = '7c9e6679-7425-40de-944b-e07fc1f90ae7'
    await room.product.fault({ operation: 'RunTask', kind: 'drop-before' })
    await room.launch({}, { id: broken })
    await room.product.clearFaults()
    const { ledger } = room.product
    await ledger.db.updateTable('launches').set({ request: '{' }).where('id', '=', broken).execute()
    const errors: string[] = []
    expect(await settler({ onError: (_, id) => errors.push(id) }).run()).toBe(1)
    expect(errors).toEqual([broken])
  })

  it('waits until a listing shows every task, or a minute has passed', async () => {
    await launchUnder('drop-after', { count: 3 })
    await room.product.ledger.db.updateTable('launches').set({ count: 4 }).execute()
    const [row] = await room.product.ledger.db.selectFrom('launches').select('request').execute()
    const request = (row?.request ?? '').replace('"count":3', '"count":4')
    await room.product.ledger.db.updateTable('launches').set({ request }).execute()
    expect(await settler().run()).toBe(0)
    expect(await room.rows()).toMatchObject([{ state: 'open' }])
    const later = settler({ now: room.as('operator', 62 * SECOND_MS).now })
    expect(await later.run()).toBe(1)
    expect(await room.started()).toHaveLength(3)
  })
})
