import { toUsualDuration } from './longer-than-usual.ts'
import type { UsualDuration } from './longer-than-usual.ts'
import type { PastRun } from './past-run.ts'
import type { Phase } from '../timeline.ts'
import { RECENT_RUNS } from './usual-duration.ts'

/** How long the phases of a family's runs take. */
export interface UsualPhases {
  /** So many runs it was made of. */
  runs: number
  /** Those that enough runs had. */
  phases: Partial<Record<Phase['key'], UsualDuration>>
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
    const usual = toUsualDuration(ended.flatMap(({ phaseMs }) => phaseMs[key] ?? []))
    if (usual) phases[key] = usual
  }
  return phases.run ? { runs: ended.length, phases } : undefined
}
