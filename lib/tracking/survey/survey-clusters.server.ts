import 'server-only'
import { parseClusterArn } from '../../aws/arn.ts'
import { TASKS_PER_CALL } from '../../aws/ecs/call-budget.ts'
import type { CallBudget } from '../../aws/ecs/call-budget.ts'
import { budgetToWaitFor } from '../../aws/ecs/call-budgets.ts'
import type { Ledger } from '../../ledger/open-ledger.server.ts'
import type { StoredTask } from '../../ledger/tasks/stored-task.ts'
import { isLedgerUnavailable } from '../../ledger/trouble/ledger-unavailable.ts'
import { askForCluster, wasRefused } from '../../permissions/may-describe.server.ts'
import type { Failure } from '../../result.ts'
import { observeTasks } from '../observe-tasks.server.ts'
import type { TrackingContext } from '../tracking-context.server.ts'
import { LOOKED_FOR_MS } from '../watch/create-watcher.ts'
import { isAskedFor } from '../watch/watch-tasks.server.ts'
import { isOverdue, nextListingMs } from './survey-policy.ts'
import {
  endsSoon,
  listingOf,
  mayList,
  REFUSED_FOR_MS,
  toShown,
  toUnproven,
} from './survey-proofs.server.ts'
import {
  countCallsBeside,
  dropLookers,
  noteLook,
  surveysInTurn,
  tellTime,
  wantsServices,
} from './surveys.server.ts'
import type { ClusterLook, Looker, Survey } from './surveys.server.ts'
import { list, settle, sweepOn, waitAfter } from './sweep-cluster.server.ts'

/** What is known of a cluster's tasks beside those that the ledger holds. */
export interface Listing {
  /** Empty unless AWS lets this session list the cluster. */
  tasks: StoredTask[]
  /** How many tasks ECS has named, those of services included, until the first listing is whole. */
  listed: number
  /** All that there is for this session is among `tasks`. */
  isWhole: boolean
  /** AWS has denied ecs:ListTasks on the cluster to this session. */
  isDenied: boolean
  failure?: Failure
}

const NOTHING = { tasks: [], listed: 0, isWhole: false, isDenied: false }

/**
 * A page shows the tasks of a cluster: for some time they are listed in the background, with this
 * session's credentials among others. What others' credentials were answered is shown to those that AWS was
 * seen to let list the cluster; whether a task that runs may be seen is for the caller.
 */
export function lookAtCluster(
  ctx: TrackingContext,
  clusterArn: string,
  look: ClusterLook,
): Listing {
  const noted = noteLook(ctx, clusterArn, look)
  if (!noted) return NOTHING
  if ('failure' in noted) return { ...NOTHING, failure: noted.failure }
  const { survey, looker } = noted
  const { withServices } = look
  const isDenied = wasRefused(ctx, listingOf(clusterArn), REFUSED_FOR_MS + LOOKED_FOR_MS)
  if (!mayList(survey, looker)) return { ...NOTHING, isDenied, failure: looker.failure }
  const isListed = survey.endedAtMs !== undefined && (survey.hasServices || !withServices)
  return {
    tasks: toShown(survey, looker, withServices),
    listed: survey.listed,
    isWhole: isListed && toUnproven(survey, looker, 1).length === 0,
    isDenied,
    failure: survey.failure,
  }
}

/** A call may be followed by others that are due, up to so many clusters' in a row. */
const STEPS_IN_A_ROW = 6

/**
 * Makes the calls that are due to list what pages look at, as far as the budget goes. The clusters take
 * turns. May be called again before it has ended: a cluster that waits for its answer is left alone.
 */
export async function surveyOn(ledger: Ledger): Promise<void> {
  for (let step = 0; step < STEPS_IN_A_ROW; step += 1) {
    const due = surveysInTurn(ledger).filter(survey => !survey.stepping)
    const acted = await Promise.all(due.map(survey => stepOf(ledger, survey)))
    if (!acted.some(Boolean)) return
  }
}

/** @returns whether a call was made */
async function stepOf(ledger: Ledger, survey: Survey): Promise<boolean> {
  dropLookers(ledger, survey)
  const looker = nextLooker(survey)
  if (!looker) return false
  const { ctx } = looker
  const nowMs = tellTime(survey, ctx.now().getTime())
  const budget = budgetOf(ctx, survey)
  if (survey.notBeforeMs > nowMs || !mayCall(survey, ctx, budget, nowMs)) return false
  looker.lentAtMs = performance.now()
  const call = toCall(survey, looker, budget, nowMs)
  if (!call) return false
  survey.stepping = true
  survey.turn = nextTurn()
  survey.place.calledAtMs = nowMs
  try {
    await call()
  } catch (error) {
    waitAfter(survey, toFailure(error), ctx.now().getTime())
    if (!isLedgerUnavailable(error)) throw error
  } finally {
    survey.stepping = false
  }
  return true
}

let turns = 0
const nextTurn = () => (turns += 1)

const toFailure = (error: unknown): Failure =>
  isLedgerUnavailable(error)
    ? error.failure
    : { kind: 'unreachable', message: 'The tasks couldn’t be listed.' }

/**
 * The watcher goes first with what it has to ask. It can need all that the budget has, so that every few
 * calls one is made here all the same, which the watcher waits for in turn.
 */
function mayCall(
  { clusterArn, place }: Survey,
  ctx: TrackingContext,
  budget: CallBudget,
  nowMs: number,
): boolean {
  const waitMs = budget.readyAtMs(nowMs) - nowMs
  if (waitMs <= 0 && !isAskedFor(ctx, clusterArn, nowMs)) return true
  return isOverdue({ nowMs, waitMs, ...place, callsPerSecond: perSecond(ctx) })
}

/** Without an end where calls aren't counted. */
const perSecond = ({ aws }: TrackingContext): number => aws.countedAs?.callsPerSecond ?? Infinity

/** What is to be asked with this session's credentials now. */
function toCall(
  survey: Survey,
  looker: Looker,
  budget: CallBudget,
  nowMs: number,
): (() => Promise<unknown>) | undefined {
  const { ctx } = looker
  const { clusterArn, roster, sweep } = survey
  const isDue = isListingDue(survey, ctx, nowMs)
  if (endsSoon(ctx, listingOf(clusterArn))) {
    if (isDue && !sweep?.waiting.length) return () => sweepOn(survey, looker, budget)
    return () => list(survey, looker, budget, { desiredStatus: 'RUNNING', maxResults: 1 })
  }
  if (roster.tasks(true).length > 0 && endsSoon(ctx, clusterArn)) {
    return async () => settle(survey, looker, budget, await askForCluster(ctx, clusterArn))
  }
  if (isDue) return () => sweepOn(survey, looker, budget)
  const unproven = toUnproven(survey, looker, TASKS_PER_CALL)
  if (unproven.length === 0) return undefined
  return async () => settle(survey, looker, budget, await observeTasks(ctx, clusterArn, unproven))
}

function isListingDue(survey: Survey, ctx: TrackingContext, nowMs: number): boolean {
  const { sweep, lookers, hasServices, endedAtMs } = survey
  if (sweep || (wantsServices(survey, nowMs) && !hasServices)) return true
  const isSeen = [...lookers.values()].some(({ visibleUntilMs }) => visibleUntilMs > nowMs)
  const calls = countCallsBeside(ctx.ledger, survey)
  return nextListingMs({ endedAtMs, calls, callsPerSecond: perSecond(ctx) }, isSeen) <= nowMs
}

/** Who has no proof goes first, then who has waited the longest. */
function nextLooker(survey: Survey): Looker | undefined {
  const { clusterArn, lookers, sweep } = survey
  const usable = [...lookers.values()].filter(
    ({ ctx, restsUntilMs }) =>
      restsUntilMs <= ctx.now().getTime() &&
      !wasRefused(ctx, listingOf(clusterArn), REFUSED_FOR_MS),
  )
  if (sweep?.waiting.length && usable.length > 0 && !usable.some(toMayDescribe(survey))) {
    // Nobody looks who may be shown what waits.
    sweep.waiting = []
    sweep.deniedTo.clear()
  }
  const open = sweep?.waiting.length ? usable.filter(toMayDescribe(survey)) : usable
  const ranked = open.map(looker => ({
    looker,
    isUnproven: endsSoon(looker.ctx, listingOf(clusterArn)),
  }))
  ranked.sort(
    (one, other) =>
      Number(other.isUnproven) - Number(one.isUnproven) ||
      one.looker.lentAtMs - other.looker.lentAtMs,
  )
  return ranked[0]?.looker
}

const toMayDescribe =
  ({ clusterArn, sweep }: Survey) =>
  ({ ctx }: Looker): boolean =>
    !sweep?.deniedTo.has(ctx.operator.sid) && !wasRefused(ctx, clusterArn, REFUSED_FOR_MS)

const budgetOf = ({ aws, operator }: TrackingContext, { clusterArn }: Survey): CallBudget =>
  budgetToWaitFor({ ...aws, region: parseClusterArn(clusterArn)?.region ?? operator.region })
