/**
 * `npm test`: lint, types, unit tests, and the journeys in a browser against a production build.
 * Prints a line for each step and what failed in it; the whole output of a step is kept in
 * `test-results/`. Ends with the plain line `N passed, N failed`; exits with 1 when anything failed.
 */
import { spawn } from 'node:child_process'
import { createWriteStream, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { findBrowser } from './find-browser.ts'
import { readJourneys, readUnitTests } from './test-reports.ts'
import type { Report } from './test-reports.ts'

const RESULTS = 'test-results'

interface Step {
  name: string
  command: string[]
  env?: Record<string, string>
  /** Reads the tests that the step ran; a step without one counts as one test. */
  readReport?: () => Report
}

const lint: Step = { name: 'Lint', command: ['npm', 'run', '--silent', 'lint'] }
const types: Step = { name: 'Types', command: ['npm', 'run', '--silent', 'types'] }
const build: Step = {
  name: 'Build',
  command: ['npm', 'run', '--silent', 'build'],
  env: { SLIPWAY_TYPES_ARE_CHECKED: '1' },
}
const unitTests: Step = {
  name: 'Unit tests',
  command: [
    'npx',
    '--no-install',
    'vitest',
    'run',
    '--reporter=json',
    `--outputFile=${RESULTS}/unit.json`,
  ],
  readReport: () => readUnitTests(`${RESULTS}/unit.json`),
}
const journeys = (browser: string): Step => ({
  name: 'Journeys',
  command: ['npx', '--no-install', 'playwright', 'test', '--reporter=json,list'],
  env: {
    SLIPWAY_E2E_BROWSER: browser,
    PLAYWRIGHT_JSON_OUTPUT_FILE: resolve(RESULTS, 'journeys.json'),
  },
  readReport: () => readJourneys(`${RESULTS}/journeys.json`),
})

rmSync(RESULTS, { recursive: true, force: true })
mkdirSync(RESULTS, { recursive: true })
const total = { passed: 0, failed: 0 }
// Lint uses one processor, and so do the other two one after the other.
const [, isBuilt] = await Promise.all([run(lint), run(types).then(() => run(build))])
await run(unitTests)
if (isBuilt) await runJourneys()
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed > 0 ? 1 : 0

async function runJourneys(): Promise<void> {
  try {
    await run(journeys(findBrowser()))
  } catch (error) {
    console.log(`Journeys: ${error instanceof Error ? error.message : String(error)}`)
    total.failed += 1
  }
}

/** Runs a step, prints how it went, and returns whether nothing failed. */
async function run(step: Step): Promise<boolean> {
  const startedAt = Date.now()
  const log = resolve(RESULTS, `${step.name.toLowerCase().replace(' ', '-')}.log`)
  const hasSucceeded = await succeeds(step, log)
  const { passed, failures } = step.readReport
    ? step.readReport()
    : { passed: hasSucceeded ? 1 : 0, failures: [] }
  // A step that ran nothing, or ended badly without a failed test, has failed as a whole.
  const isWhole = hasSucceeded ? passed > 0 : failures.length > 0
  const failed = isWhole ? failures.length : Math.max(failures.length, 1)
  total.passed += passed
  total.failed += failed
  const seconds = Math.round((Date.now() - startedAt) / 1000)
  console.log(`${step.name}: ${passed} passed, ${failed} failed in ${seconds} s`)
  for (const { title, reason } of failures) console.log(`\n✗ ${title}\n${reason}\n`)
  if (!isWhole) console.log(readFileSync(log, 'utf8'))
  return failed === 0
}

function succeeds({ command, env }: Step, log: string): Promise<boolean> {
  const [program = '', ...args] = command
  const output = createWriteStream(log)
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NO_COLOR: '1', ...env },
  })
  child.stdout.pipe(output, { end: false })
  child.stderr.pipe(output, { end: false })
  return new Promise(settle => {
    child.on('error', () => settle(false))
    child.on('close', status => output.end(() => settle(status === 0)))
  })
}
