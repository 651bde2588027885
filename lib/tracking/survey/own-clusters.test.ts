import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { callCountsOf } from '../../local-aws/control/count-call.ts'
import { announceSessionEnd } from '../../ledger/sessions/session-ends.ts'
import { startSurveyedCluster } from '../../testing/surveyed-cluster.ts'
import type { SurveyedCluster } from '../../testing/surveyed-cluster.ts'
import { readOwnClusters, whyNoClusters } from './own-clusters.server.ts'

const NO_WAIT_MS = 0

let world: SurveyedCluster
beforeEach(async () => {
  world = await startSurveyedCluster()
})
afterEach(() => world.product.close())

const namesOf = async (ctx = world.operator, waitMs?: number) =>
  (await readOwnClusters(ctx, waitMs)).map(({ clusterArn }) => clusterArn.split('/')[1])
const countLists = () =>
  callCountsOf(world.product.aws.world).get('operator')?.get('ecs:ListClusters') ?? 0
const fail = (kind: string) => world.product.fault({ operation: 'ListClusters', kind })

describe('the clusters that AWS lists for a session', () => {
  it('are asked for once by pages that open together', async () => {
    const answers = await Promise.all([namesOf(), namesOf(), namesOf()])
    for (const names of answers) expect(names).toContain('work')
    expect(countLists()).toBe(1)
  })

  it('keep no page waiting where AWS doesn’t respond', async () => {
    await fail('hang')
    expect(await namesOf(world.operator, NO_WAIT_MS)).toEqual([])
  })

  it('are asked for again before long where AWS doesn’t tell, and are known until then', async () => {
    await fail('throttle')
    expect(await namesOf()).toEqual([])
    expect(whyNoClusters(world.operator)?.kind).toBe('throttled')
    await world.product.clearFaults()
    world.product.advance(10_000)
    await namesOf()
    await expect.poll(() => namesOf()).toContain('work')
    expect(whyNoClusters(world.operator)).toBeUndefined()
    await fail('throttle')
    world.product.advance(120_000)
    await namesOf()
    await expect.poll(() => whyNoClusters(world.operator)?.kind).toBe('throttled')
    expect(await namesOf()).toContain('work')
  })

  it('say that the credentials have ended', async () => {
    await fail('expire')
    expect(await namesOf()).toEqual([])
    expect(whyNoClusters(world.operator)?.kind).toBe('expired')
  })

  it('are forgotten with the session', async () => {
    const ending = world.another(crypto.randomUUID())
    expect(await namesOf(ending)).toContain('work')
    announceSessionEnd(ending.operator.sid)
    expect(await namesOf(ending)).toEqual([])
  })
})
