import type { OutputLine, Program } from '../command-script.ts'

/** Works through a queue for about 90 s and succeeds. */
export const runDemoWorker: Program = (_words, environment, random) => {
  const batches = 12
  const lines: OutputLine[] = [
    { atMs: 350, text: `INFO worker: queue ${environment.QUEUE ?? 'repairs'}` },
  ]
  let atMs = 1_000
  for (let batch = 1; batch <= batches; batch += 1) {
    atMs += random.between(5_000, 9_000)
    const done = random.between(180, 250)
    lines.push({ atMs, text: `INFO worker: batch ${batch}/${batches}, ${done} orders repaired` })
  }
  return {
    lines: [...lines, { atMs: atMs + 500, text: 'INFO worker: queue is empty' }],
    durationMs: atMs + 800,
    exitCode: 0,
    onTerm: {
      afterMs: 2_000,
      exitCode: 143,
      text: 'WARN worker: SIGTERM, batch returned to the queue',
    },
  }
}

/** The sidecar that ships the worker's log; it runs until the task stops. */
export const runDemoLogRouter: Program = () => ({
  lines: [
    { atMs: 150, text: '[info] [fluent bit] version=3.1.9, pid=1' },
    {
      atMs: 300,
      text: '[info] [input:forward:forward.0] listening on unix:///var/run/fluent.sock',
    },
  ],
  durationMs: Infinity,
  exitCode: 0,
  onTerm: {
    afterMs: 600,
    exitCode: 0,
    text: '[info] [engine] service has stopped (0 pending tasks)',
  },
})
