import { stateViews } from '../status-view.ts'
import type { StateView } from '../status-view.ts'

/** What became of a task that a launch asked for: the state of the task, or why there is none. */
export const countViews = {
  ...stateViews,
  /** ECS refused to start it, so no task exists. */
  'not-launched': { label: 'Not launched', tone: 'bad' },
  /** AWS did not respond to RunTask, so there may be a task. */
  'no-response': { label: 'No response', tone: 'warn' },
  /** ECS started it, and AWS does not say that this session may see it. */
  'not-shown': { label: 'Not shown', tone: 'neutral' },
} satisfies Record<string, StateView>

export type CountedState = keyof typeof countViews

export interface StateCount<State extends CountedState = CountedState> {
  state: State
  count: number
}

/**
 * How many are in each state, in the order of the states.
 *
 * @param always is listed even where nothing is in it
 */
export function toStateCounts<State extends CountedState>(
  counts: Partial<Record<State, number>>,
  always?: State,
): StateCount<State>[] {
  const isAsked = (text: string): text is State => Object.hasOwn(counts, text) || text === always
  return Object.keys(countViews)
    .filter(isAsked)
    .map(state => ({ state, count: counts[state] ?? 0 }))
    .filter(({ state, count }) => count > 0 || state === always)
}

/** `9 succeeded, 1 failed` */
export const toCountsText = (counts: readonly StateCount[]): string =>
  counts.map(({ state, count }) => `${count} ${toStateText(state)}`).join(', ')

/** The label within a sentence: `never started`. */
export const toStateText = (state: CountedState): string => countViews[state].label.toLowerCase()
