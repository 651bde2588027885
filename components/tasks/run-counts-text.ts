import type { OutcomeCounts } from '@/lib/task-view/family-figures'
import { stateViews } from '@/lib/task-view/status-view'
import type { Outcome } from '@/lib/verdict/verdict'

/** The order in which outcomes are named and drawn. */
export const outcomes = [
  'succeeded',
  'stopped',
  'interrupted',
  'never-started',
  'failed',
  'running',
  'unknown',
] as const satisfies Outcome[]

/** `10 succeeded, 2 failed`. */
export const toCountsText = (counts: OutcomeCounts): string =>
  outcomes
    .flatMap(outcome => (counts[outcome] ? `${counts[outcome]} ${toOutcomeText(outcome)}` : []))
    .join(', ')

export const toOutcomeText = (outcome: Outcome): string => stateViews[outcome].label.toLowerCase()
