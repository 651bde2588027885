import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { callCountsOf } from '../../local-aws/control/count-call.ts'
import { startSurveyedCluster } from '../../testing/surveyed-cluster.ts'
import type { SurveyedCluster } from '../../testing/surveyed-cluster.ts'
import { allButTagged, sessionWithPolicy } from '../../testing/session-with-policy.ts'
import type { TrackingContext } from '../tracking-context.server.ts'
import { renewProofs } from './survey-proofs.server.ts'

const MINUTE_MS = 60_000
const WORK = 'arn:aws:ecs:us-east-1:111122223333:cluster/work'
const payroll = [{ key: 'team', value: 'payroll' }]

let world: SurveyedCluster
let operator: TrackingContext
beforeEach(async () => {
  world = await startSurveyedCluster()
  operator = world.operator
})
afterEach(() => world.product.close())

describe('what others’ credentials listed', () => {
  it('says nothing to a session before AWS lets it list the cluster', async () => {
    await world.start()
    await world.pass(5, operator)
    expect(await world.clusterOf(operator)).toEqual({ cluster: 'work', state: 'listed' })
    expect(await world.clusterOf(world.another('other'))).toEqual({
      cluster: 'work',
      state: 'listing',
      listed: 0,
      about: expect.any(Number) as number,
    })
  })

  it('tells no session why another’s call failed', async () => {
    await world.start()
    await world.pass(5, operator)
    await world.product.fault({ operation: 'ListTasks', kind: 'error', status: 503 })
    world.product.advance(10_000)
    await world.pass(1)
    expect(await world.clusterOf(world.another('other'))).toMatchObject({ trouble: undefined })
  })

  it('hides a task that has stopped from whom a policy denies it by its tags', async () => {
    const [plain, tagged] = [await world.start(), await world.start(payroll)]
    world.product.advance(20 * MINUTE_MS)
    await world.pass(5, operator)
    expect(await world.arnsOf(operator)).toEqual([plain, tagged].sort())
    const some = await sessionWithPolicy(world.product, 'some', ...allButTagged('team', 'payroll'))
    await world.pass(10, some)
    const { rows, names, clusters } = await world.answerOf(some)
    expect(rows.map(({ arn }) => arn)).toEqual([plain])
    expect(names.tags).toEqual([])
    expect(clusters).toContainEqual({ cluster: 'work', state: 'listed' })
  })

  it('is shown for two minutes after AWS allowed it, and asked for anew then', async () => {
    const task = await world.start()
    world.product.advance(20 * MINUTE_MS)
    await world.pass(5, operator)
    expect(await world.arnsOf(operator)).toEqual([task])
    world.product.advance(10 * MINUTE_MS)
    await world.product.fault({ operation: 'ListTasks', kind: 'deny' })
    expect(await world.arnsOf(operator)).toEqual([])
    await world.pass(2, operator)
    expect(await world.clusterOf(operator)).toMatchObject({ state: 'unlistable' })
  })

  it('is shown at once to a page that comes back, once it is asked for anew', async () => {
    const task = await world.start()
    world.product.advance(20 * MINUTE_MS)
    await world.pass(5, operator)
    world.product.advance(10 * MINUTE_MS)
    await renewProofs(operator, [WORK])
    expect(await world.arnsOf(operator)).toEqual([task])
  })

  it('misses nothing while a page looks on', async () => {
    const task = await world.start()
    world.product.advance(20 * MINUTE_MS)
    const other = world.another('other')
    await world.pass(10, operator, other)
    for (let poll = 0; poll < 60; poll += 1) {
      expect(await world.arnsOf(operator)).toEqual([task])
      expect(await world.arnsOf(other)).toEqual([task])
      await world.pass(5)
    }
  })

  it('costs a session that may not describe the cluster a few calls a minute', async () => {
    await world.start()
    await world.pass(10, operator)
    const viewer = world.product.as('viewer')
    await world.product.fault({ operation: 'DescribeTasks', kind: 'deny', principal: 'viewer' })
    await world.pass(10, viewer)
    const countCalls = () =>
      callCountsOf(world.product.aws.world).get('viewer')?.get('ecs:DescribeTasks') ?? 0
    const before = countCalls()
    await world.pass(60, viewer)
    expect(countCalls() - before).toBeLessThanOrEqual(6)
  })
})
