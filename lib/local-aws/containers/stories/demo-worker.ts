import type { OutputLine, Program } from '../command-script.ts'

/** A line as a structured logger writes it. */
const toJson = (level: string, msg: string, fields: Record<string, unknown>): string =>
  JSON.stringify({ level, logger: 'worker', msg, ...fields })

/** Works through a queue for about 90 s and succeeds. */
export const runDemoWorker: Program = (_words, environment, random) => {
  const batches = 12
  const lines: OutputLine[] = [
    { atMs: 350, text: toJson('info', 'started', { queue: environment.QUEUE ?? 'repairs' }) },
  ]
  let atMs = 1_000
  for (let batch = 1; batch <= batches; batch += 1) {
    atMs += random.between(5_000, 9_000)
    const done = random.between(180, 250)
    lines.push({
      atMs,
      text: toJson('info', `batch ${batch} of ${batches} done`, { orders: done }),
    })
    if (batch % 5 !== 0) continue
    const order = random.between(1_000, 9_999)
    const left = { order, batch, reason: { code: 'no_customer', retries: 3 } }
    lines.push({ atMs: atMs + 120, text: toJson('warn', `order ${order} left as it is`, left) })
  }
  return {
    lines: [...lines, { atMs: atMs + 500, text: toJson('info', 'queue is empty', {}) }],
    durationMs: atMs + 800,
    exitCode: 0,
    onTerm: {
      afterMs: 2_000,
      exitCode: 143,
      text: toJson('warn', 'SIGTERM, batch returned to the queue', {}),
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
