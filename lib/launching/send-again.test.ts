import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LAUNCH_ID, startLaunching } from '../testing/launching-on-local-aws.ts'
import type { Launching } from '../testing/launching-on-local-aws.ts'
import type { UserName } from '../testing/product-on-local-aws.ts'
import { readLaunchToSettle } from '../ledger/launches/launches.server.ts'
import { toStartedBy } from '../run-task/form/started-by.ts'
import { giveUpLaunch } from './give-up-launch.server.ts'
import { sendAgain } from './send-again.server.ts'

const MINUTE_MS = 60_000
const LATE_MS = 56 * MINUTE_MS

let room: Launching
beforeEach(async () => {
  room = await startLaunching()
})
afterEach(() => room.close())

const launchUnder = async (kind: 'drop-after' | 'drop-before', more = {}) => {
  await room.product.fault({ operation: 'RunTask', kind })
  expect((await room.launch(more)).kind).toBe('open')
  await room.product.clearFaults()
}
interface Again {
  by?: UserName
  skewMs?: number
  asNew?: boolean
  isConfirmed?: boolean
  isProductionName?: (name: string) => boolean
}
function again({ by = 'operator', skewMs = MINUTE_MS, isProductionName, ...more }: Again = {}) {
  const ctx = room.as(by, skewMs)
  const settings = { ...ctx.settings, ...(isProductionName && { isProductionName }) }
  return sendAgain({ ...ctx, settings }, { launchId: LAUNCH_ID, ...more })
}
const giveUp = (by: UserName = 'operator') => giveUpLaunch(room.as(by), LAUNCH_ID)
const states = async () =>
  (await room.product.ledger.db.selectFrom('launch_calls').select('state').execute())
    .map(({ state }) => state)
    .sort()

describe('sending a launch again', () => {
  it.each(['drop-before', 'drop-after'] as const)(
    'within the window starts one task in all after %s',
    async kind => {
      await launchUnder(kind)
      expect(await again()).toMatchObject({ kind: 'launched', launchId: LAUNCH_ID })
      expect(await room.newTasks()).toHaveLength(1)
    },
  )

  it('sends nothing to a Region that is not allowed any more', async () => {
    await launchUnder('drop-before')
    const sent = room.countCalls('ecs:RunTask')
    const ctx = room.as('operator', MINUTE_MS)
    const settings = { ...ctx.settings, isAllowedRegion: () => false }
    const outcome = await sendAgain({ ...ctx, settings }, { launchId: LAUNCH_ID })
    expect(outcome).toMatchObject({ kind: 'open', failure: { kind: 'invalid' } })
    expect(room.countCalls('ecs:RunTask')).toBe(sent)
  })

  it.each([
    ['after the window', LATE_MS],
    ['by a clock that went back', -MINUTE_MS],
  ])('%s sends nothing unless it was asked for as a new launch', async (_, skewMs) => {
    await launchUnder('drop-before')
    const sent = room.countCalls('ecs:RunTask')
    expect(await again({ skewMs })).toMatchObject({ kind: 'open', failure: { kind: 'invalid' } })
    expect(room.countCalls('ecs:RunTask')).toBe(sent)
    expect(await states()).toEqual(['open'])
  })

  it.each([
    ['after the window', LATE_MS],
    ['by a clock that went back', -MINUTE_MS],
  ])('%s is a new launch with a mark of its own, and gives the old one up', async (_, skewMs) => {
    await launchUnder('drop-before')
    const outcome = await again({ skewMs, asNew: true })
    expect(outcome.kind).toBe('launched')
    expect(outcome.launchId).not.toBe(LAUNCH_ID)
    expect(await room.newTasks()).toHaveLength(1)
    expect(await room.started(outcome.launchId)).toHaveLength(1)
    const { ledger } = room.product
    const { operator, now } = room.as('operator', skewMs)
    const old = await readLaunchToSettle(ledger, LAUNCH_ID)
    expect(old?.call).toMatchObject({
      state: 'given-up',
      givenUp: { by: operator.principalArn, replacedBy: outcome.launchId },
    })
    expect(Date.parse(old?.call.givenUp?.at ?? '')).toBeLessThanOrEqual(now().getTime())
    const next = await readLaunchToSettle(ledger, outcome.launchId)
    expect(next).toMatchObject({
      clientToken: outcome.launchId,
      request: { ...old?.request, startedBy: toStartedBy(outcome.launchId) },
    })
  })

  it('as a new launch starts none where the first one is found to run', async () => {
    await launchUnder('drop-after')
    expect(await again({ skewMs: LATE_MS, asNew: true })).toMatchObject({
      kind: 'launched',
      launchId: LAUNCH_ID,
    })
    expect(await room.newTasks()).toHaveLength(1)
  })

  it('as a new launch, clicked many times at once and once more, starts one', async () => {
    await launchUnder('drop-before')
    const click = () => again({ skewMs: LATE_MS, asNew: true })
    const answers = await Promise.all([click(), click(), click()])
    const otherServer = { ...room.as('operator', LATE_MS), ledger: { ...room.product.ledger } }
    answers.push(await sendAgain(otherServer, { launchId: LAUNCH_ID, asNew: true }), await click())
    expect(new Set(answers.map(answer => JSON.stringify(answer))).size).toBe(1)
    expect(await room.newTasks()).toHaveLength(1)
  })

  it('keeps a “started by” that the operator chose', async () => {
    await launchUnder('drop-before', { startedBy: 'nightly' })
    const outcome = await again({ skewMs: LATE_MS, asNew: true })
    const next = await readLaunchToSettle(room.product.ledger, outcome.launchId)
    expect(next?.request.startedBy).toBe('nightly')
  })

  it.each([false, true])('asks on a production cluster, as a new launch: %s', async asNew => {
    await launchUnder('drop-before')
    const production = { skewMs: asNew ? LATE_MS : MINUTE_MS, asNew, isProductionName: () => true }
    expect(await again(production)).toEqual({
      kind: 'unconfirmed',
      launchId: LAUNCH_ID,
      cluster: 'demo',
    })
    expect(await room.newTasks()).toEqual([])
    expect((await again({ ...production, isConfirmed: true })).kind).toBe('launched')
    expect(await room.newTasks()).toHaveLength(1)
  })

  it.each(['viewer', 'launcher', 'outsider'] as const)('is refused to %s', async by => {
    await launchUnder('drop-before')
    const refused = { kind: 'refused', failure: { kind: 'forbidden' } }
    expect(await again({ by })).toMatchObject(refused)
    expect(await again({ by, skewMs: LATE_MS, asNew: true })).toMatchObject(refused)
    expect(await giveUp(by)).toMatchObject(refused)
    expect(await states()).toEqual(['open'])
    expect(await room.newTasks()).toEqual([])
  })

  it('is not sent without values that no longer open', async () => {
    await launchUnder('drop-before', {
      overrides: {
        containerOverrides: [{ name: 'app', environment: [{ name: 'LEVEL', value: 'hush' }] }],
      },
    })
    await room.product.ledger.db.updateTable('launches').set({ request_secrets: 'x' }).execute()
    expect(await again()).toMatchObject({ kind: 'open', failure: { kind: 'invalid' } })
    expect(await room.newTasks()).toEqual([])
  })
})

describe('giving a launch up', () => {
  it('ends it, and nothing is sent for it any more', async () => {
    await launchUnder('drop-before')
    expect(await giveUp()).toEqual({ kind: 'given-up', launchId: LAUNCH_ID })
    expect((await again()).kind).toBe('given-up')
    expect((await room.launch()).kind).toBe('given-up')
    expect(await room.newTasks()).toEqual([])
  })

  it('leaves one that has an answer as it is', async () => {
    expect((await room.launch()).kind).toBe('launched')
    expect((await giveUp()).kind).toBe('launched')
    expect(await states()).toEqual(['answered'])
  })
})
