import type { OutputLine, Program } from '../command-script.ts'

/** As a program colours its levels that takes the log for a terminal. */
const info = '\u001b[32mINFO\u001b[0m'
const warn = '\u001b[1;33mWARN\u001b[0m'

/** A nightly report that takes about 40 s and succeeds. */
export const runDemoReport: Program = (_words, environment, random) => {
  const durationMs = random.between(36_000, 44_000)
  const rows = random.between(18_000, 96_000)
  const lines: OutputLine[] = [
    { atMs: 250, text: `${info} report: building for ${environment.REPORT_DATE ?? 'yesterday'}` },
  ]
  for (let done = 1; done <= 8; done += 1)
    lines.push({
      atMs: Math.round((durationMs * done) / 9),
      text: `${info} report: ${Math.round((rows * done) / 8)} of ${rows} rows`,
    })
  lines.push({
    atMs: durationMs - 500,
    text: `${warn} report: 3 orders have no currency, \u001b[1mEUR\u001b[0m was assumed`,
  })
  lines.push({
    atMs: durationMs - 300,
    text: `${info} report: wrote ${environment.REPORT_BUCKET ?? 'report'}/daily.csv`,
  })
  return { lines, durationMs, exitCode: 0, onTerm: { afterMs: 300, exitCode: 143 } }
}
