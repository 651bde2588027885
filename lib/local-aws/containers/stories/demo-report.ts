import type { OutputLine, Program } from '../command-script.ts'

/** A nightly report that takes about 40 s and succeeds. */
export const runDemoReport: Program = (_words, environment, random) => {
  const durationMs = random.between(36_000, 44_000)
  const rows = random.between(18_000, 96_000)
  const lines: OutputLine[] = [
    { atMs: 250, text: `INFO report: building for ${environment.REPORT_DATE ?? 'yesterday'}` },
  ]
  for (let done = 1; done <= 8; done += 1)
    lines.push({
      atMs: Math.round((durationMs * done) / 9),
      text: `INFO report: ${Math.round((rows * done) / 8)} of ${rows} rows`,
    })
  lines.push({
    atMs: durationMs - 300,
    text: `INFO report: wrote ${environment.REPORT_BUCKET ?? 'report'}/daily.csv`,
  })
  return { lines, durationMs, exitCode: 0, onTerm: { afterMs: 300, exitCode: 143 } }
}
