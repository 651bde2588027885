/**
 * `npm run fuzz [count] [seed]`: sends random requests to an embedded AWS, then runs the random
 * tests, all with one seed. Without a seed it picks one at random, and it prints the seed first.
 * Exits with 1 if anything failed.
 */
import { spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { runFuzz } from './run-fuzz.ts'

const [count = 20_000, seed = randomInt(2 ** 31)] = process.argv.slice(2).map(Number)
if (!Number.isInteger(count) || count < 1 || !Number.isInteger(seed)) {
  process.stderr.write('Give a number of requests and a seed. Both must be whole numbers.\n')
  process.exit(2)
}
process.stdout.write(`Seed ${seed}. To repeat this run: npm run fuzz ${count} ${seed}\n`)

const startedMs = performance.now()
const { sent, statuses, succeeded, problems } = await runFuzz(count, seed)
const seconds = ((performance.now() - startedMs) / 1000).toFixed(0)
for (const problem of problems) process.stdout.write(`${problem}\n`)
process.stdout.write(
  `${sent} requests in ${seconds} s: ${JSON.stringify(statuses)}, ` +
    `${succeeded.size} operations succeeded, ${problems.length} problems\n`,
)

const randomTests = globSync('lib/**/*.test.ts').filter(file =>
  readFileSync(file, 'utf8').includes('fc.assert('),
)
const { status } = spawnSync('npx', ['vitest', 'run', ...randomTests], {
  stdio: 'inherit',
  env: { ...process.env, FUZZ_SEED: String(seed) },
})
process.exitCode = problems.length > 0 || status !== 0 ? 1 : 0
