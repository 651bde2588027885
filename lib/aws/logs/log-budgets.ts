import { setTimeout } from 'node:timers/promises'
import { processWide } from '../../process-wide.ts'
import { fail, succeed } from '../../result.ts'
import type { Failure, Result } from '../../result.ts'
import { createCallBudget } from '../ecs/call-budget.ts'
import type { CallBudget } from '../ecs/call-budget.ts'
import type { CallPlace } from '../ecs/call-budgets.ts'

/**
 * GetLogEvents has a quota of 10 to 25 calls a second in an account and Region, FilterLogEvents one of 5
 * to 10 (CloudWatch Logs User Guide, "CloudWatch Logs quotas"). Everybody else's tools share them.
 */
const CALLS_PER_SECOND = 5
const BURST = 10

/** The one budget of log reads of an account and Region, whoever reads. */
export function logBudgetAt({ countedAs, region, endpoint = '' }: CallPlace): CallBudget {
  const budgets = processWide('log-budgets', () => new Map<string, CallBudget>())
  const key = `${endpoint} ${countedAs?.accountId ?? ''} ${region}`
  const budget = budgets.get(key) ?? createCallBudget(CALLS_PER_SECOND, BURST)
  budgets.set(key, budget)
  return budget
}

/** A page that is waited for waits so long at most, and is told to come again otherwise. */
const LONGEST_WAIT_MS = 2_000

/** Takes a turn in the order of asking. `throttled` where it would have to wait for too long. */
export async function takeLogTurn(budget: CallBudget, nowMs: number): Promise<Result<void>> {
  const waitMs = budget.readyAtMs(nowMs) - nowMs
  if (waitMs > LONGEST_WAIT_MS) return fail(toBusy(waitMs))
  budget.spend(1)
  if (waitMs > 0) await setTimeout(waitMs)
  return succeed(undefined)
}

const toBusy = (retryAfterMs: number): Failure => ({
  kind: 'throttled',
  message:
    'Too many logs of this account and Region are being read at once. Slipway tries again in a few seconds.',
  retryAfterMs,
})

/** A download goes on when nobody waits for a page, and gives up after so long. */
const LONGEST_DOWNLOAD_WAIT_MS = 60_000

/** Waits for a moment in which a call may be sent at once, and takes it. */
export async function takeIdleLogTurn(
  budget: CallBudget,
  now: () => number,
  signal: AbortSignal,
): Promise<Result<void>> {
  for (let waitedMs = 0; ;) {
    const waitMs = budget.readyAtMs(now()) - now()
    if (waitMs <= 0) break
    if (waitedMs >= LONGEST_DOWNLOAD_WAIT_MS) return fail(toBusy(waitMs))
    const stepMs = Math.min(waitMs, LONGEST_WAIT_MS)
    await setTimeout(stepMs, undefined, { signal })
    waitedMs += stepMs
  }
  budget.spend(1)
  return succeed(undefined)
}
