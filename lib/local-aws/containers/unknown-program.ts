import type { Program } from './command-script.ts'

const nameOf = (words: readonly string[]): string => words[0]?.split('/').at(-1) || 'container'

/**
 * A program that the endpoint does not know: it starts, works for 5 to 25 seconds, and succeeds.
 */
export const runUnknownProgram: Program = (words, _environment, random) => {
  const name = nameOf(words)
  const durationMs = random.between(5_000, 25_000)
  const items = random.between(40, 4_000)
  return {
    lines: [
      { atMs: 200, text: `${name}: starting` },
      {
        atMs: Math.round(durationMs * 0.4),
        text: `${name}: ${Math.round(items * 0.4)} of ${items} done`,
      },
      {
        atMs: Math.round(durationMs * 0.8),
        text: `${name}: ${Math.round(items * 0.8)} of ${items} done`,
      },
      { atMs: durationMs - 100, text: `${name}: finished, ${items} done` },
    ],
    durationMs,
    exitCode: 0,
    onTerm: { afterMs: 400, exitCode: 143 },
  }
}
