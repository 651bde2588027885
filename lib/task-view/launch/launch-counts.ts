import { toStateCounts } from './state-counts.ts'
import type { CountedState, StateCount } from './state-counts.ts'
import type { LaunchAnswer } from './launch-answer.ts'

/**
 * How many tasks of a launch came to what. The counts add up to the tasks that were asked for.
 *
 * @param always is listed even where no task is in it
 */
export function countStates(
  launch: Pick<LaunchAnswer, 'state' | 'count' | 'taskCount' | 'rows'>,
  always?: CountedState,
): StateCount[] {
  const { state, count, taskCount, rows } = launch
  const isAnswered = state !== 'open' && state !== 'given-up'
  const counts: Partial<Record<CountedState, number>> = {
    'not-shown': taskCount - rows.length,
    [isAnswered ? 'not-launched' : 'no-response']: count - taskCount,
  }
  for (const row of rows) counts[row.state] = (counts[row.state] ?? 0) + 1
  return toStateCounts(counts, always)
}
