import type { Program } from '../command-script.ts'

/** Uses more memory than it has. The kernel ends it with SIGKILL. */
export const runDemoOutOfMemory: Program = (_words, _environment, random) => {
  const durationMs = random.between(18_000, 28_000)
  const loads = [112, 231, 344, 452, 507]
  return {
    lines: [
      { atMs: 300, text: 'INFO backfill: loading every order since 2019 at once' },
      ...loads.map((mib, index) => ({
        atMs: Math.round((durationMs * (index + 1)) / (loads.length + 1)),
        text: `INFO backfill: ${mib} MiB resident`,
      })),
    ],
    durationMs,
    exitCode: 137,
    reason: 'OutOfMemoryError: Container killed due to memory usage',
    onTerm: { afterMs: 500, exitCode: 143 },
  }
}
