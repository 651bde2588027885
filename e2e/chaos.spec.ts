import { expect, test } from '@playwright/test'
import { createRandom } from '../lib/local-aws/world/random.ts'
import { runChaos } from './chaos/run-chaos.ts'

/** The short form of `npm run chaos`: the kills' moments differ from run to run, the promises don't. */
const random = createRandom(20261129)

test('a dashboard that is killed while it launches starts nothing twice and loses nothing', async () => {
  test.setTimeout(300_000)
  const { faults, started } = await runChaos({
    kills: 4,
    launchesPerKill: 4,
    droppedShare: 0.1,
    answerWithinMs: 200,
    killWithinMs: 250,
    random: () => random.next(),
  })
  expect(faults).toEqual([])
  expect(started).toBeGreaterThan(0)
})
