import type { Random } from '../../world/random.ts'
import type { OutputLine, Program } from '../command-script.ts'

const paths = ['/', '/orders', '/orders/8812', '/healthz', '/assets/app.js', '/accounts/77']

const requestsUntilQuieter = 1_000

const FAILED_EVERY = 40

/**
 * Makes the lines one by one, because the server's running time is unknown. After every thousand
 * requests there are half as many a minute. Otherwise, a clock that is moved by a year would fill
 * the memory with millions of lines.
 */
function* accessLog(random: Random): Generator<OutputLine> {
  yield { atMs: 400, text: 'INFO web: listening on 0.0.0.0:8080' }
  let atMs = 2_000
  for (let requests = 0; ; requests += 1) {
    atMs += random.between(4_000, 20_000) * 2 ** Math.floor(requests / requestsUntilQuieter)
    const took = random.between(2, 90)
    const path = random.pick(paths)
    const isFailed = requests % FAILED_EVERY === FAILED_EVERY - 1
    yield {
      atMs,
      text: `10.0.1.${random.between(4, 250)} "GET ${path}" ${isFailed ? 503 : 200} ${took}ms`,
    }
    if (isFailed) yield { atMs: atMs + took, text: `ERROR web: ${path}: no connection in 5s` }
  }
}

/** A web server: it runs until it is stopped, and on SIGTERM finishes its requests and exits 0. */
export const runDemoWeb: Program = (_words, _environment, random) => ({
  lines: accessLog(random),
  durationMs: Infinity,
  exitCode: 0,
  onTerm: { afterMs: 1_200, exitCode: 0, text: 'INFO web: SIGTERM, 3 requests finished, bye' },
})
