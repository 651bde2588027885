import { readFileSync } from 'node:fs'
import { z } from 'zod'

export interface Report {
  passed: number
  failures: { title: string; reason: string }[]
}

const NOTHING: Report = { passed: 0, failures: [] }

const unitReport = z.object({
  numPassedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
})

/** What Vitest's JSON reporter wrote. A file that could not be loaded is a failure of its own. */
export function readUnitTests(path: string): Report {
  const report = unitReport.safeParse(readJson(path))
  if (!report.success) return NOTHING
  const { numPassedTests, testResults } = report.data
  const failures = testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults
      .filter(test => test.status === 'failed')
      .map(({ fullName, failureMessages }) => ({
        title: `${name} › ${fullName}`,
        reason: failureMessages?.join('\n') ?? '',
      }))
    const isUnloaded = status === 'failed' && failed.length === 0
    return isUnloaded ? [{ title: name, reason: message }] : failed
  })
  return { passed: numPassedTests, failures }
}

const journeyTest = z.object({
  status: z.string(),
  results: z.array(z.object({ errors: z.array(z.object({ message: z.string().optional() })) })),
})
const suite = z.object({
  specs: z.array(
    z.object({
      title: z.string(),
      file: z.string(),
      line: z.number(),
      tests: z.array(journeyTest),
    }),
  ),
  get suites() {
    return z.array(suite).optional()
  },
})
const journeysReport = z.object({
  stats: z.object({ expected: z.number() }),
  suites: z.array(suite),
})

/** What Playwright's JSON reporter wrote. A journey that passes only when repeated has failed. */
export function readJourneys(path: string): Report {
  const report = journeysReport.safeParse(readJson(path))
  if (!report.success) return NOTHING
  const failures = report.data.suites.flatMap(specsOf).flatMap(({ title, file, line, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ results }) => ({
        title: `${file}:${line} › ${title}`,
        reason: results
          .flatMap(({ errors }) => errors.map(({ message }) => message ?? ''))
          .join('\n'),
      })),
  )
  return { passed: report.data.stats.expected, failures }
}

const specsOf = ({
  specs,
  suites = [],
}: z.output<typeof suite>): z.output<typeof suite>['specs'] => [
  ...specs,
  ...suites.flatMap(specsOf),
]

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}
