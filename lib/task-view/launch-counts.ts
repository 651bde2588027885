import { stateViews } from './status-view.ts'
import type { StateView } from './status-view.ts'
import type { LaunchAnswer } from './task-answer.ts'

/** What became of each task that a launch asked for, in the order in which it is shown. */
export const countViews = {
  starting: stateViews.starting,
  running: stateViews.running,
  stopping: stateViews.stopping,
  succeeded: stateViews.succeeded,
  failed: stateViews.failed,
  'never-started': stateViews['never-started'],
  interrupted: stateViews.interrupted,
  stopped: stateViews.stopped,
  unknown: stateViews.unknown,
  /** ECS refused to start it, so there is no task. */
  'not-launched': { label: 'Not launched', tone: 'bad' },
  /** AWS did not respond to RunTask, so there may be a task. */
  'no-response': { label: 'No response', tone: 'warn' },
  /** ECS started it, and AWS does not say that this session may see it. */
  'not-shown': { label: 'Not shown', tone: 'neutral' },
} satisfies Record<string, StateView>

export type CountedState = keyof typeof countViews

const countedStates = Object.keys(countViews).filter(isCounted)

function isCounted(text: string): text is CountedState {
  return Object.hasOwn(countViews, text)
}

export interface StateCount {
  state: CountedState
  count: number
}

/**
 * How many tasks came to what. The counts add up to the tasks that were asked for.
 *
 * @param always is listed even where no task is in it
 */
export function countStates(
  launch: Pick<LaunchAnswer, 'state' | 'count' | 'taskCount' | 'rows'>,
  always?: CountedState,
): StateCount[] {
  const { state, count, taskCount, rows } = launch
  const counts = new Map<CountedState, number>()
  const add = (counted: CountedState, more: number) =>
    counts.set(counted, (counts.get(counted) ?? 0) + more)
  for (const row of rows) add(row.state, 1)
  const isAnswered = state !== 'open' && state !== 'given-up'
  add('not-shown', taskCount - rows.length)
  add(isAnswered ? 'not-launched' : 'no-response', count - taskCount)
  return countedStates.flatMap(counted => {
    const found = counts.get(counted) ?? 0
    return found > 0 || counted === always ? [{ state: counted, count: found }] : []
  })
}

/** `9 succeeded, 1 failed` */
export const toCountsText = (counts: readonly StateCount[]): string =>
  counts.map(({ state, count }) => `${count} ${countViews[state].label.toLowerCase()}`).join(', ')
