/**
 * `npm test`: lint, types, unit tests, and the journeys in a browser against a production build.
 * Ends with the plain line `N passed, N failed`; exits with 1 when anything failed.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { findBrowser } from './find-browser.ts'

interface Tally {
  passed: number
  failed: number
}

const RESULTS = 'test-results'
const UNIT_REPORT = `${RESULTS}/unit.json`
const JOURNEYS_REPORT = `${RESULTS}/journeys.json`

rmSync(RESULTS, { recursive: true, force: true })
mkdirSync(RESULTS, { recursive: true })

const tallies = [
  step('Lint', ['npm', 'run', '--silent', 'lint']),
  step('Types', ['npm', 'run', '--silent', 'types']),
  unitTests(),
  journeys(),
]
const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0)
const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0

/** A step counts as one test. */
function step(name: string, command: string[]): Tally {
  return run(name, command) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

function unitTests(): Tally {
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile=${UNIT_REPORT}`]
  const ended = run('Unit tests', ['npx', '--no-install', 'vitest', 'run', ...reporters])
  const report = readReport(UNIT_REPORT)
  return atLeastOne(ended, {
    passed: numberAt(report, 'numPassedTests'),
    failed: numberAt(report, 'numFailedTests'),
  })
}

function journeys(): Tally {
  const build = step('Build', ['npm', 'run', '--silent', 'build'])
  if (build.failed) return build
  const SLIPWAY_E2E_BROWSER = browserOrNone()
  if (!SLIPWAY_E2E_BROWSER) return { passed: 1, failed: 1 }
  const ended = run('Journeys', ['npx', '--no-install', 'playwright', 'test'], {
    SLIPWAY_E2E_BROWSER,
    PLAYWRIGHT_JSON_OUTPUT_FILE: resolve(JOURNEYS_REPORT),
  })
  const stats = memberOf(readReport(JOURNEYS_REPORT), 'stats')
  const tally = atLeastOne(ended, {
    passed: numberAt(stats, 'expected'),
    failed: numberAt(stats, 'unexpected') + numberAt(stats, 'flaky'),
  })
  return { ...tally, passed: tally.passed + build.passed }
}

function browserOrNone(): string | undefined {
  try {
    return findBrowser()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return undefined
  }
}

/** A runner that ran nothing, or failed without a failed test (it could not start), has failed. */
function atLeastOne(ended: boolean, { passed, failed }: Tally): Tally {
  return { passed, failed: ended && passed > 0 ? failed : Math.max(failed, 1) }
}

function run(name: string, [command = '', ...args]: string[], env: object = {}): boolean {
  console.log(`\n— ${name}`)
  const { status } = spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
  })
  return status === 0
}

function readReport(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

function memberOf(record: unknown, key: string): unknown {
  return record !== null && typeof record === 'object' ? Reflect.get(record, key) : undefined
}

function numberAt(record: unknown, key: string): number {
  const value = memberOf(record, key)
  return typeof value === 'number' ? value : 0
}
