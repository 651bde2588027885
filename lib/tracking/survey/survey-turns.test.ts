import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startSurveyedCluster } from '../../testing/surveyed-cluster.ts'
import type { SurveyedCluster } from '../../testing/surveyed-cluster.ts'
import { answerTasks } from '../answer-polls.server.ts'
import type { TrackingContext } from '../tracking-context.server.ts'

let world: SurveyedCluster
let operator: TrackingContext
beforeEach(async () => {
  world = await startSurveyedCluster()
  operator = world.operator
})
afterEach(() => world.product.close())

describe('listing many tasks within the budget', () => {
  it('goes on while the watcher needs every call', async () => {
    await world.startMany(500)
    await world.pass(60, operator)
    expect(await world.clusterOf(operator)).toEqual({ cluster: 'work', state: 'listed' })
    const late = await world.start()
    await world.pass(90, operator)
    expect(await world.arnsOf(operator)).toContain(late)
  }, 60_000)

  it('does not keep a small cluster waiting for a large one', async () => {
    await world.startMany(600)
    const names = Array.from({ length: 12 }, (_, index) => `small-${index}`)
    for (const name of names) await world.createCluster(name)
    const task = await world.start([], 'small-11')
    const question = { clusters: ['work', ...names] }
    await world.answerOf(operator, question)
    await world.pass(20, operator)
    expect(await world.arnsOf(operator, question)).toContain(task)
  }, 60_000)

  it('goes on where it was, whoever is denied or gets no answer meanwhile', async () => {
    await world.startMany(500)
    await world.answerOf(operator)
    await world.pass(1)
    expect(await world.clusterOf(operator)).toMatchObject({ state: 'listing' })
    await world.product.fault(
      { operation: 'ListTasks', kind: 'deny', principal: 'viewer' },
      { operation: 'ListTasks', kind: 'throttle', principal: 'operator', times: 1 },
    )
    const viewer = world.product.as('viewer')
    for (const sid of ['one', 'two', 'three']) {
      await world.answerOf({ ...viewer, operator: { ...viewer.operator, sid } })
    }
    await world.pass(20)
    expect(await world.clusterOf(operator)).toMatchObject({ state: 'listed' })
    // Five pages of running tasks, one of stopped ones; one call of each viewer, and the throttled one.
    expect(world.countLists()).toBe(6 + 3 + 1)
  }, 60_000)

  it('loses nothing to somebody else’s many clusters', async () => {
    const task = await world.start()
    await world.answerOf(operator)
    const outsider = world.product.as('outsider')
    for (let page = 0; page < 15; page += 1) {
      const clusters = Array.from({ length: 20 }, (_, index) => `none-${page}-${index}`)
      await answerTasks(outsider, { isVisible: true }, { clusters })
    }
    await world.pass(20, operator)
    expect(await world.arnsOf(operator)).toEqual([task])
  })

  it('looks at so many clusters for a session, and says if there are more', async () => {
    const troubles: (string | undefined)[] = []
    for (let page = 0; page < 26; page += 1) {
      const clusters = Array.from({ length: 20 }, (_, index) => `none-${page}-${index}`)
      const [first] = (await world.answerOf(operator, { clusters })).clusters
      troubles.push(first?.trouble)
    }
    expect(troubles[24]).toBeUndefined()
    expect(troubles[25]).toMatch(/500 clusters/)
  })
})

describe('a clock that was set back', () => {
  it('does not put off the next listing', async () => {
    await world.start()
    await world.pass(5, operator)
    world.product.advance(-3_600_000)
    const late = await world.start()
    await world.pass(20, operator)
    expect(await world.arnsOf(operator)).toContain(late)
  })
})

describe('tasks of services', () => {
  const asked = { clusters: ['batch'], withServices: true }
  const stateOf = async (ctx: TrackingContext, question = asked) =>
    (await world.answerOf(ctx, question)).clusters.find(({ cluster }) => cluster === 'batch')?.state
  const areShown = async (ctx: TrackingContext) =>
    (await world.answerOf(ctx, asked)).rows.some(({ group }) => group?.startsWith('service:'))

  it('are not called listed where nobody wanted them any more when the listing ended', async () => {
    await world.answerOf(operator, asked)
    await world.product.fault({ operation: 'DescribeTasks', kind: 'error', status: 503 })
    await world.pass(2)
    world.product.advance(100_000)
    await world.answerOf(operator, { clusters: ['batch'] })
    world.product.advance(60_000)
    await world.product.clearFaults()
    await world.pass(3)
    const [state, shown] = [await stateOf(operator), await areShown(operator)]
    expect([state, shown]).toEqual(['listing', false])
    await world.pass(20)
    expect(await stateOf(operator)).toBe('listed')
    expect(await areShown(operator)).toBe(true)
  })
})
