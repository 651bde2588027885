import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readJourneys, readUnitTests } from './test-reports.ts'

const folder = mkdtempSync(join(tmpdir(), 'slipway-reports-'))

function write(report: object): string {
  const path = join(folder, 'report.json')
  writeFileSync(path, JSON.stringify(report))
  return path
}

const failed = { fullName: 'adds', status: 'failed', failureMessages: ['expected 2'] }
const passed = { fullName: 'subtracts', status: 'passed', failureMessages: [] }

test('a failed unit test is named with its file and its reason', () => {
  const file = {
    name: 'a.test.ts',
    status: 'failed',
    message: '',
    assertionResults: [failed, passed],
  }
  expect(readUnitTests(write({ numPassedTests: 1, testResults: [file] }))).toEqual({
    passed: 1,
    failures: [{ title: 'a.test.ts › adds', reason: 'expected 2' }],
  })
})

test('a test file that cannot be loaded is a failure', () => {
  const file = {
    name: 'b.test.ts',
    status: 'failed',
    message: 'no such module',
    assertionResults: [],
  }
  expect(readUnitTests(write({ numPassedTests: 0, testResults: [file] })).failures).toEqual([
    { title: 'b.test.ts', reason: 'no such module' },
  ])
})

test('journeys are read at every depth, and one that passes only when repeated has failed', () => {
  const spec = (title: string, status: string, messages: string[]) => ({
    title,
    file: 'c.spec.ts',
    line: 7,
    tests: [{ status, results: messages.map(message => ({ errors: [{ message }] })) }],
  })
  const report = {
    stats: { expected: 1 },
    suites: [
      {
        specs: [spec('signs in', 'expected', [])],
        suites: [
          { specs: [spec('launches', 'flaky', ['timed out']), spec('stops', 'skipped', [])] },
        ],
      },
    ],
  }
  expect(readJourneys(write(report))).toEqual({
    passed: 1,
    failures: [{ title: 'c.spec.ts:7 › launches', reason: 'timed out' }],
  })
})

test('a report that was not written has no passed test', () => {
  expect(readUnitTests(join(folder, 'none.json'))).toEqual({ passed: 0, failures: [] })
  expect(readJourneys(join(folder, 'none.json'))).toEqual({ passed: 0, failures: [] })
})
