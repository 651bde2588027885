/**
 * `npm run chaos [-- KILLS [SEED]]`: kills the dashboard while launches are under way (200 times
 * unless said otherwise), and counts what was started twice, lost or told differently. Needs a
 * production build. Ends with 1 when a promise was broken.
 */
import { createRandom } from '../../lib/local-aws/world/random.ts'
import { runChaos } from './run-chaos.ts'

const [kills = 200, seed = Math.floor(Math.random() * 2 ** 31)] = process.argv.slice(2).map(Number)
if (!Number.isInteger(kills) || kills < 1 || !Number.isInteger(seed)) {
  console.error('Give whole numbers: npm run chaos -- KILLS SEED')
  process.exit(2)
}
console.log(`${kills} kills, seed ${seed}`)
const random = createRandom(seed)
const report = await runChaos({
  kills,
  launchesPerKill: 4,
  droppedShare: 0.1,
  answerWithinMs: 200,
  killWithinMs: 250,
  random: () => random.next(),
  onKill: kill => kill % 20 === 0 && console.log(`${kill} kills`),
})
const { faults, ...counts } = report
console.log(JSON.stringify(counts, undefined, 2))
for (const fault of faults) console.error(JSON.stringify(fault))
console.log(`${faults.length} launches broke a promise`)
process.exitCode = faults.length > 0 ? 1 : 0
