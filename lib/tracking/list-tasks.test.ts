import { afterEach, beforeEach, expect, it } from 'vitest'
import { startSurveyedCluster } from '../testing/surveyed-cluster.ts'
import type { SurveyedCluster } from '../testing/surveyed-cluster.ts'
import { answerTasks } from './answer-polls.server.ts'
let world: SurveyedCluster
beforeEach(async () => {
  world = await startSurveyedCluster()
})
afterEach(() => world.product.close())
it('credentials that have ended are said to have ended where nothing is kept', async () => {
  await world.product.fault({ operation: 'ListClusters', kind: 'expire' })
  const a = await answerTasks(world.operator, { isVisible: true })
  expect(a).toMatchObject({ ok: false, failure: { kind: 'expired' } })
})
it('credentials that end later', async () => {
  await world.start()
  world.product.advance(20 * 60_000)
  await world.pass(10, world.operator)
  await world.product.fault({ operation: 'ListTasks', kind: 'expire' })
  world.product.advance(60_000)
  await answerTasks(world.operator, { isVisible: true }, { clusters: ['work'] })
  await world.pass(2)
  const a = await answerTasks(world.operator, { isVisible: true }, { clusters: ['work'] })
  expect(a).toMatchObject({ ok: false, failure: { kind: 'expired' } })
})
it('comes back', async () => {
  const task = await world.start()
  world.product.advance(20 * 60_000)
  await world.pass(5, world.operator)
  world.product.advance(10 * 60_000)
  expect(await world.arnsOf(world.operator)).toEqual([task])
})
