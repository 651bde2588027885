/** `node lib/local-aws/test/fuzz/main.ts [count] [seed]`: random requests; fails if any is answered ill. */
import { runFuzz } from './run-fuzz.ts'

const [count = 100_000, seed = 20_261_123] = process.argv.slice(2).map(Number)
if (!Number.isInteger(count) || count < 1 || !Number.isInteger(seed)) {
  process.stderr.write('Give a number of requests and a seed, both whole.\n')
  process.exit(2)
}
const startedMs = performance.now()
const { sent, statuses, succeeded, problems } = await runFuzz(count, seed)
const seconds = ((performance.now() - startedMs) / 1000).toFixed(0)
for (const problem of problems) process.stdout.write(`${problem}\n`)
process.stdout.write(
  `${sent} requests in ${seconds} s with seed ${seed}: ${JSON.stringify(statuses)}, ` +
    `${succeeded.size} operations succeeded, ${problems.length} problems\n`,
)
process.exitCode = problems.length > 0 ? 1 : 0
