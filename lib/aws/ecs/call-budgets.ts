import { processWide } from '../../process-wide.ts'
import { createCallBudget } from './call-budget.ts'
import type { CallBudget } from './call-budget.ts'

/** Where calls count together: the quotas of ECS are per account and Region. */
export interface CallPlace {
  /** Undefined before sign-in, when nothing is counted. */
  accountId?: string
  region: string
  /** Tests have several. */
  endpoint?: string
}

const budgets = () => processWide('call-budgets', () => new Map<string, CallBudget>())

const keyOf = ({ accountId, region, endpoint = '' }: CallPlace) =>
  `${endpoint} ${accountId} ${region}`

/** The budget of an account and Region; made with the first rate that it is asked for with. */
export function budgetAt(place: CallPlace, callsPerSecond: number): CallBudget {
  const key = keyOf(place)
  const budget = budgets().get(key) ?? createCallBudget(callsPerSecond)
  budgets().set(key, budget)
  return budget
}

/** Counts calls that were sent, whoever sent them. */
export function countCalls(place: CallPlace, calls: number): void {
  if (place.accountId !== undefined) budgets().get(keyOf(place))?.spend(calls)
}

/** Whether the next call has to wait. */
export const isSpent = (place: CallPlace, nowMs: number): boolean =>
  (budgets().get(keyOf(place))?.readyAtMs(nowMs) ?? nowMs) > nowMs
