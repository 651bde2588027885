import { afterEach, beforeEach, expect, it } from 'vitest'
import { registerFargate } from '../../testing/product-on-local-aws.ts'
import { runOneTask } from '../../testing/run-one-task.ts'
import { startSurveyedCluster } from '../../testing/surveyed-cluster.ts'
import type { SurveyedCluster } from '../../testing/surveyed-cluster.ts'

let world: SurveyedCluster
beforeEach(async () => {
  world = await startSurveyedCluster()
})
afterEach(() => world.product.close())

it('finds one-off tasks among those of services before it has listed most of them', async () => {
  const { product, operator } = world
  await world.startMany(400, 'ecs-svc/1234567890')
  await registerFargate(product, 'migrate', ['sleep', '600'])
  const run = () => runOneTask(product, 'migrate', [], [], 'work')
  const migrations = [await run(), await run(), await run()]
  for (let second = 0; second < 60; second += 1) {
    await world.pass(1, operator)
    if ((await world.arnsOf(operator)).length === migrations.length) break
  }
  expect(await world.arnsOf(operator)).toEqual(migrations.sort())
  const cluster = await world.clusterOf(operator)
  expect(cluster?.state).toBe('listing')
  expect(cluster?.listed).toBeLessThan(250)
  // It lists the others all the same.
  await world.pass(60, operator)
  expect((await world.clusterOf(operator))?.state).toBe('listed')
  expect(await world.arnsOf(operator)).toEqual(migrations.sort())
})
