import type { PastRun } from './past-run.ts'
import { toUsual } from './run-duration.ts'
import type { Phase } from '../timeline.ts'
import { RECENT_RUNS } from './usual-duration.ts'

/** In milliseconds. */
export interface UsualPhase {
  usualMs: number
  longestMs: number
}

/** How long the phases of a family's runs take. */
export interface UsualPhases {
  /** So many runs it was made of. */
  runs: number
  /** Those that enough runs had. */
  phases: Partial<Record<Phase['key'], UsualPhase>>
}

/** What ECS reports no times of differs from run to run, so it is compared with nothing. */
const comparedKeys = [
  'provision',
  'pull-wait',
  'pull',
  'start',
  'run',
  'stop',
  'deprovision',
] as const satisfies readonly Phase['key'][]

/**
 * The median of each phase in the newest of these runs that came to their own end. Undefined after too
 * few of them.
 *
 * @param runs newest first
 */
export function toUsualPhases(runs: readonly PastRun[]): UsualPhases | undefined {
  const ended = runs.filter(({ phaseMs }) => phaseMs.run !== undefined).slice(0, RECENT_RUNS)
  const phases: UsualPhases['phases'] = {}
  for (const key of comparedKeys) {
    const durationsMs = ended.flatMap(({ phaseMs }) => phaseMs[key] ?? [])
    const usualMs = toUsual(durationsMs)
    if (usualMs !== undefined) phases[key] = { usualMs, longestMs: Math.max(...durationsMs) }
  }
  return phases.run ? { runs: ended.length, phases } : undefined
}

/** Phases of a few seconds may well take twice as long. */
const LEAST_EXCESS_MS = 10_000

/** By so much of the usual duration. */
const LEAST_EXCESS = 0.5

/**
 * How much longer than usual a phase takes, in milliseconds. Undefined where that isn't unusual: half
 * of all runs take longer than the median. So it has to take longer than in each of the past runs, which
 * chance alone does once in four times after three runs and once in twenty-one after twenty; and by half
 * of the usual duration, since three runs can be alike by chance; and by ten seconds, below which nobody
 * would act.
 */
export function toExcessMs(
  durationMs: number,
  { usualMs, longestMs }: UsualPhase,
): number | undefined {
  const excessMs = durationMs - usualMs
  const leastMs = Math.max(LEAST_EXCESS_MS, LEAST_EXCESS * usualMs)
  return durationMs > longestMs && excessMs >= leastMs ? excessMs : undefined
}
