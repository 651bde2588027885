import { processWide } from '../../process-wide.ts'
import { createCallBudget } from './call-budget.ts'
import type { CallBudget } from './call-budget.ts'

/** In which budget calls count: the quotas of ECS are per account and Region. */
export interface CountedAs {
  accountId: string
  callsPerSecond: number
}

export interface CallPlace {
  /** Undefined before sign-in, when nothing is counted. */
  countedAs?: CountedAs
  region: string
  /** Tests have several. */
  endpoint?: string
}

/** The one budget of an account and Region; undefined where calls aren't counted. */
export function budgetAt({ countedAs, region, endpoint = '' }: CallPlace): CallBudget | undefined {
  if (!countedAs) return undefined
  const budgets = processWide('call-budgets', () => new Map<string, CallBudget>())
  const key = `${endpoint} ${countedAs.accountId} ${region}`
  const budget = budgets.get(key) ?? createCallBudget(countedAs.callsPerSecond)
  budgets.set(key, budget)
  return budget
}

/** Of an access that belongs to no session. */
const UNCOUNTED = createCallBudget(Infinity)

/** The budget to wait for, also where calls aren't counted. */
export const budgetToWaitFor = (place: CallPlace): CallBudget => budgetAt(place) ?? UNCOUNTED

/** Whether the next call has to wait. */
export const isSpent = (place: CallPlace, nowMs: number): boolean =>
  (budgetAt(place)?.readyAtMs(nowMs) ?? nowMs) > nowMs
