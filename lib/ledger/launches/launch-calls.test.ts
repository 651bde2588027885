import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { giveUpCall, replaceCall } from './give-up.server.ts'
import { claimSend, noteUnanswered, recordStarted, settleEmptySend } from './launch-calls.server.ts'
import { readLaunchToSettle, writeIntent } from './launches.server.ts'
import type { LaunchIntent } from './launches.server.ts'
import { openLedger } from '../open-ledger.server.ts'
import type { Ledger } from '../open-ledger.server.ts'
import { readLookedForLaunches, readOpenLaunches } from './open-launches.server.ts'

const accountId = '111122223333'
const by = `arn:aws:iam::${accountId}:user/operator`
const at = '2026-01-01T00:00:01.000Z'

const intent = (id: string): LaunchIntent => ({
  id,
  accountId,
  region: 'us-east-1',
  clusterArn: `arn:aws:ecs:us-east-1:${accountId}:cluster/demo`,
  sid: 'sid',
  launchedBy: by,
  request: { taskDefinition: 'job' },
  clientToken: id,
  createdAt: '2026-01-01T00:00:00.000Z',
})

describe('calls of a launch', () => {
  let ledger: Ledger
  beforeEach(async () => {
    ledger = await openLedger('file::memory:', 's'.repeat(32))
    await writeIntent(ledger, intent('a'))
  })
  afterEach(() => ledger.close())

  const claim = () => claimSend(ledger, 'a', at)
  const refuse = () =>
    settleEmptySend(
      ledger,
      'a',
      { state: 'refused', failure: { kind: 'forbidden', message: 'no' } },
      at,
    )
  const start = (...taskArns: string[]) =>
    recordStarted(ledger, 'a', { taskArns, failures: [] }, at)
  const giveUp = (launchId = 'a') => giveUpCall(ledger, { launchId, by, at })
  const call = async () => (await readLaunchToSettle(ledger, 'a'))?.call

  it('are refused when the one send was', async () => {
    expect(await claim()).toBe(true)
    await refuse()
    expect(await call()).toMatchObject({ state: 'refused', failure: { kind: 'forbidden' } })
    expect(await claim()).toBe(false)
  })

  it('are refused only when every send was, in whatever order they end', async () => {
    await claim()
    await claim()
    await refuse()
    expect(await call()).toMatchObject({ state: 'open' })
    await refuse()
    expect(await call()).toMatchObject({ state: 'refused' })
  })

  it('are not refused, nor without tasks, while a send has no answer', async () => {
    await claim()
    await noteUnanswered(ledger, 'a', { kind: 'unreachable', message: 'lost' })
    await claim()
    await refuse()
    await claim()
    await settleEmptySend(
      ledger,
      'a',
      { state: 'answered', failures: [{ reason: 'RESOURCE:MEMORY' }] },
      at,
    )
    expect(await call()).toMatchObject({ state: 'open' })
  })

  it('take tasks over every other end', async () => {
    await claim()
    await refuse()
    await start('arn:1')
    expect(await call()).toMatchObject({ state: 'answered', taskArns: ['arn:1'] })
    expect((await call())?.failure).toBeUndefined()
  })

  it('lose their tasks to nothing, and take more', async () => {
    await start('arn:1')
    await refuse()
    expect(await giveUp()).toBe(false)
    await start('arn:1', 'arn:2')
    expect(await call()).toMatchObject({ state: 'answered', taskArns: ['arn:1', 'arn:2'] })
  })

  it('that were given up say by whom and when, and are sent no more', async () => {
    expect(await giveUp()).toBe(true)
    expect(await giveUp()).toBe(false)
    expect(await claim()).toBe(false)
    expect(await call()).toMatchObject({ state: 'given-up', givenUp: { by, at } })
    await refuse()
    expect(await call()).toMatchObject({ state: 'given-up' })
  })

  it('keep who gave them up beside a task that is found later', async () => {
    await giveUp()
    await start('arn:1')
    expect(await call()).toMatchObject({
      state: 'answered',
      taskArns: ['arn:1'],
      givenUp: { by, at },
    })
  })

  it('are replaced once, and never when they have ended', async () => {
    const replace = (id: string) => replaceCall(ledger, { launchId: 'a', by, at }, intent(id))
    const [isB, isC] = await Promise.all([replace('b'), replace('c')])
    // Either may begin its transaction first, but only one may win.
    expect([isB, isC].filter(Boolean)).toHaveLength(1)
    const [winner, loser] = isB ? ['b', 'c'] : ['c', 'b']
    expect((await call())?.givenUp?.replacedBy).toBe(winner)
    expect(await readLaunchToSettle(ledger, winner)).toMatchObject({ call: { state: 'open' } })
    expect(await readLaunchToSettle(ledger, loser)).toBeUndefined()
    expect(await replace('d')).toBe(false)
  })

  it('are looked for while they are open, and for a while after they were given up', async () => {
    await writeIntent(ledger, intent('b'))
    await writeIntent(ledger, intent('c'))
    await giveUp('b')
    await recordStarted(ledger, 'c', { taskArns: ['arn:3'], failures: [] }, at)
    const ids = async (since: string) =>
      (await readLookedForLaunches(ledger, since)).map(({ id }) => id).sort()
    expect(await ids(at)).toEqual(['a', 'b'])
    expect(await ids('2026-01-02')).toEqual(['a'])
  })

  it('that are open are read by account', async () => {
    const ids = async (ofAccount: string) =>
      (await readOpenLaunches(ledger, ofAccount)).map(({ id }) => id)
    expect(await ids(accountId)).toEqual(['a'])
    expect(await ids('444455556666')).toEqual([])
    await giveUp()
    expect(await ids(accountId)).toEqual([])
  })
})
