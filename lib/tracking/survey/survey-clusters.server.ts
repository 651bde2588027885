import 'server-only'
import { parseClusterArn } from '../../aws/arn.ts'
import type { CallBudget } from '../../aws/ecs/call-budget.ts'
import { budgetToWaitFor } from '../../aws/ecs/call-budgets.ts'
import { listTasksPage } from '../../aws/ecs/ecs-tasks.server.ts'
import type { ListedPage } from '../../aws/ecs/ecs-tasks.server.ts'
import { hasSessionEnded, onSessionEnd } from '../../ledger/sessions/session-ends.ts'
import type { Ledger } from '../../ledger/open-ledger.server.ts'
import { readKnownTaskArns } from '../../ledger/tasks/tasks.server.ts'
import {
  askForCluster,
  isClusterGone,
  isTrustedUnanswered,
  knownTrust,
  momentOf,
  noteAnswer,
  trustWhileSpent,
  wasRefused,
} from '../../permissions/may-describe.server.ts'
import { processWide } from '../../process-wide.ts'
import { succeed } from '../../result.ts'
import type { Failure, Result } from '../../result.ts'
import type { StoredTask } from '../../ledger/tasks/stored-task.ts'
import { observeTasks } from '../observe-tasks.server.ts'
import type { Observation } from '../observe-tasks.server.ts'
import type { TrackingContext } from '../tracking-context.server.ts'
import type { ClusterRoster } from '../listed/cluster-roster.ts'
import { rosterOf } from '../listed/rosters.server.ts'
import { LOOKED_FOR_MS } from '../watch/create-watcher.ts'
import { isAskedFor } from '../watch/watch-tasks.server.ts'
import { nextListingMs, surveyRetryMs } from './survey-policy.ts'
import type { LastListing } from './survey-policy.ts'

/** A permission to list may come later. */
const REFUSED_FOR_MS = 60_000

/** How a page looks at a cluster. */
export interface ClusterLook {
  isVisible: boolean
  /** Whether tasks of services and managed daemons are asked for, too. */
  withServices: boolean
}

/** What is known of a cluster's tasks beside those that the ledger holds. */
export interface Listing {
  /** Empty unless AWS lets this session list the cluster. */
  tasks: StoredTask[]
  /** How many tasks ECS has named, those of services included, until the first listing is whole. */
  listed: number
  isWhole: boolean
  /** AWS has denied ecs:ListTasks on the cluster to this session. */
  isDenied: boolean
  failure?: Failure
}

interface Looker {
  ctx: TrackingContext
  untilMs: number
  visibleUntilMs: number
  servicesUntilMs: number
  /** Its credentials were used last, `performance.now()`. */
  lentAtMs: number
}

interface Sweep {
  desiredStatus: 'RUNNING' | 'STOPPED'
  nextToken?: string
  seen: Set<string>
  calls: number
  /** Listed tasks that are to be described next. */
  waiting: string[]
  /** The sessions to which AWS denied those that wait. */
  deniedTo: Set<string>
  withServices: boolean
}

interface Survey {
  clusterArn: string
  roster: ClusterRoster
  lookers: Map<string, Looker>
  sweep?: Sweep
  endedAtMs?: number
  /** Whether the last whole listing described tasks of services, too. */
  hasServices: boolean
  calls: number
  listed: number
  failures: number
  failure?: Failure
  notBeforeMs: number
  stepping: boolean
}

type ByCluster = Map<string, Survey>

function surveysOf(ledger: Ledger): ByCluster {
  const byLedger = processWide('cluster-surveys', () => new WeakMap<Ledger, ByCluster>())
  const known = byLedger.get(ledger)
  if (known) return known
  const made: ByCluster = new Map()
  byLedger.set(ledger, made)
  onSessionEnd(sid => made.forEach(({ lookers }) => lookers.delete(sid)))
  return made
}

const listingOf = (clusterArn: string): string => `${clusterArn} ListTasks`

/**
 * A page shows the tasks of a cluster: for some time they are listed in the background, with this
 * session's credentials among others. What others' credentials were answered is shown to those that AWS was
 * seen to let list the cluster; whether a task may be seen is for the caller.
 */
export function lookAtCluster(
  ctx: TrackingContext,
  clusterArn: string,
  { isVisible, withServices }: ClusterLook,
): Listing {
  const { sid } = ctx.operator
  const survey = surveyOf(ctx.ledger, clusterArn)
  if (!hasSessionEnded(sid)) {
    const untilMs = ctx.now().getTime() + LOOKED_FOR_MS
    const before = survey.lookers.get(sid)
    survey.lookers.set(sid, {
      ctx,
      untilMs,
      visibleUntilMs: isVisible ? untilMs : (before?.visibleUntilMs ?? -Infinity),
      servicesUntilMs: withServices ? untilMs : (before?.servicesUntilMs ?? -Infinity),
      lentAtMs: before?.lentAtMs ?? -Infinity,
    })
  }
  const trust = knownTrust(ctx, listingOf(clusterArn))
  const mayList = trust ?? isTrustedUnanswered(ctx, listingOf(clusterArn))
  return {
    tasks: mayList ? survey.roster.tasks(withServices) : [],
    listed: mayList ? survey.listed : 0,
    isWhole: survey.endedAtMs !== undefined && (survey.hasServices || !withServices),
    isDenied: wasRefused(ctx, listingOf(clusterArn), REFUSED_FOR_MS + LOOKED_FOR_MS),
    failure: survey.failure,
  }
}

function surveyOf(ledger: Ledger, clusterArn: string): Survey {
  const surveys = surveysOf(ledger)
  const known = surveys.get(clusterArn)
  if (known) return known
  const made: Survey = {
    clusterArn,
    roster: rosterOf(ledger, clusterArn),
    lookers: new Map(),
    hasServices: false,
    calls: 0,
    listed: 0,
    failures: 0,
    notBeforeMs: -Infinity,
    stepping: false,
  }
  surveys.set(clusterArn, made)
  return made
}

/** A call may be followed by others that are due, up to so many clusters' in a row. */
const STEPS_IN_A_ROW = 6

/**
 * Makes the calls that are due to list what pages look at, as far as the budget goes and nothing
 * that the watcher has to ask for waits for it.
 */
export async function surveyOn(ledger: Ledger): Promise<void> {
  const surveys = surveysOf(ledger)
  for (let step = 0; step < STEPS_IN_A_ROW; step += 1) {
    const due = [...surveys.values()].filter(survey => !survey.stepping)
    const acted = await Promise.all(due.map(survey => stepOf(ledger, survey)))
    if (!acted.some(Boolean)) return
  }
}

/** @returns whether a call was made */
async function stepOf(ledger: Ledger, survey: Survey): Promise<boolean> {
  const looker = nextLooker(ledger, survey)
  if (!looker) return false
  const { ctx } = looker
  const nowMs = ctx.now().getTime()
  const budget = budgetOf(ctx, survey)
  if (survey.notBeforeMs > nowMs || budget.readyAtMs(nowMs) > nowMs) return false
  if (isAskedFor(ctx, survey.clusterArn, nowMs)) return false
  survey.stepping = true
  looker.lentAtMs = performance.now()
  try {
    return await act(survey, looker, budget)
  } finally {
    survey.stepping = false
  }
}

async function act(survey: Survey, looker: Looker, budget: CallBudget): Promise<boolean> {
  const { ctx } = looker
  const { clusterArn, lookers } = survey
  const nowMs = ctx.now().getTime()
  const seen = [...lookers.values()].some(({ visibleUntilMs }) => visibleUntilMs > nowMs)
  const isDue =
    survey.sweep !== undefined ||
    (wantsServices(survey, nowMs) && !survey.hasServices) ||
    nextListingMs(toLastListing(survey, ctx), seen) <= nowMs
  if (isDue) return sweepOn(survey, looker, budget)
  if (isUnproven(ctx, listingOf(clusterArn))) return proveListing(survey, ctx, budget)
  if (survey.roster.tasks(true).length > 0 && isUnproven(ctx, clusterArn)) {
    settle(survey, ctx, budget, await askForCluster(ctx, clusterArn))
    return true
  }
  return false
}

/** Beside what listing all that pages look at in its account and Region takes. */
function toLastListing(
  { clusterArn, endedAtMs }: Survey,
  { ledger, aws }: TrackingContext,
): LastListing {
  const place = placeOf(clusterArn)
  const beside = [...surveysOf(ledger).values()].filter(each => placeOf(each.clusterArn) === place)
  return {
    endedAtMs,
    calls: beside.reduce((sum, { calls }) => sum + calls, 0),
    callsPerSecond: aws.countedAs?.callsPerSecond ?? Infinity,
  }
}

const placeOf = (clusterArn: string): string => clusterArn.slice(0, clusterArn.lastIndexOf('/'))

const isUnproven = (ctx: TrackingContext, key: string): boolean =>
  (knownTrust(ctx, key) ?? trustWhileSpent(ctx, key)) === undefined

/** Who has no proof goes first, then who has waited the longest. */
function nextLooker(ledger: Ledger, survey: Survey): Looker | undefined {
  const { lookers, clusterArn, roster } = survey
  const usable: { looker: Looker; isUnproven: boolean }[] = []
  for (const [sid, looker] of lookers) {
    if (looker.untilMs <= looker.ctx.now().getTime() || hasSessionEnded(sid)) lookers.delete(sid)
    else if (!wasRefused(looker.ctx, listingOf(clusterArn), REFUSED_FOR_MS)) {
      usable.push({ looker, isUnproven: isUnproven(looker.ctx, listingOf(clusterArn)) })
    }
  }
  if (lookers.size === 0) {
    // Nobody looks: what was listed would only grow old.
    roster.keepOnly(new Set())
    surveysOf(ledger).delete(clusterArn)
  }
  const deniedTo = survey.sweep?.deniedTo
  const others = usable.filter(({ looker }) => !deniedTo?.has(looker.ctx.operator.sid))
  if (others.length === 0 && survey.sweep && usable.length > 0) {
    // Nobody else looks who may be shown what waits.
    survey.sweep.waiting = []
    survey.sweep.deniedTo.clear()
    return nextLooker(ledger, survey)
  }
  others.sort(
    (one, other) =>
      Number(other.isUnproven) - Number(one.isUnproven) ||
      one.looker.lentAtMs - other.looker.lentAtMs,
  )
  return others[0]?.looker
}

async function proveListing(
  survey: Survey,
  ctx: TrackingContext,
  budget: CallBudget,
): Promise<boolean> {
  await list(survey, ctx, budget, { desiredStatus: 'RUNNING', maxResults: 1 })
  return true
}

/** Lists the next page, or describes what an earlier one named: nobody waits for the whole cluster. */
async function sweepOn(survey: Survey, { ctx }: Looker, budget: CallBudget): Promise<boolean> {
  const sweep = (survey.sweep ??= {
    desiredStatus: 'RUNNING',
    seen: new Set(),
    calls: 0,
    waiting: [],
    deniedTo: new Set(),
    withServices: wantsServices(survey, ctx.now().getTime()),
  })
  sweep.calls += 1
  if (sweep.waiting.length > 0) {
    const answer = await observeTasks(ctx, survey.clusterArn, sweep.waiting)
    settle(survey, ctx, budget, answer)
    describedBy(ctx.operator.sid, sweep, answer)
  } else {
    const { desiredStatus, nextToken } = sweep
    const page = await list(survey, ctx, budget, { desiredStatus, nextToken })
    // A page's token may have ended meanwhile: the listing begins anew.
    if (!page.ok) survey.sweep = undefined
    else await take(survey, sweep, ctx, page.value)
  }
  if (survey.sweep && isAtEnd(sweep)) endSweep(survey, sweep, ctx)
  return true
}

/** So many sessions are asked for a task that AWS denies, in one listing. */
const DENIED_TRIES = 3

/** What AWS denies one session, it may show another. */
function describedBy(sid: string, sweep: Sweep, answer: Result<Observation>): void {
  if (answer.ok) sweep.waiting = sweep.waiting.filter(taskArn => answer.value.hidden.has(taskArn))
  else if (answer.failure.kind !== 'forbidden') return
  sweep.deniedTo.add(sid)
  if (sweep.deniedTo.size >= DENIED_TRIES) sweep.waiting = []
  if (sweep.waiting.length === 0) sweep.deniedTo.clear()
}

async function take(
  survey: Survey,
  sweep: Sweep,
  ctx: TrackingContext,
  { taskArns, nextToken }: ListedPage,
): Promise<void> {
  for (const taskArn of taskArns) sweep.seen.add(taskArn)
  survey.listed = Math.max(survey.listed, sweep.seen.size)
  const { ledger, operator } = ctx
  const scope = { accountId: operator.accountId, clusterArns: [survey.clusterArn] }
  const kept = await readKnownTaskArns(ledger, scope, taskArns)
  for (const taskArn of kept) survey.roster.drop(taskArn)
  const others = taskArns.filter(taskArn => !kept.has(taskArn))
  sweep.waiting = survey.roster.toDescribe(others, sweep.withServices)
  sweep.nextToken = nextToken
  if (nextToken === undefined && sweep.desiredStatus === 'RUNNING') {
    sweep.desiredStatus = 'STOPPED'
    sweep.nextToken = FIRST_PAGE
  }
}

/** Of the second listing: it has a first page, which no token names. */
const FIRST_PAGE = ''

const isAtEnd = ({ desiredStatus, nextToken, waiting, calls }: Sweep): boolean =>
  calls > 0 && desiredStatus === 'STOPPED' && nextToken === undefined && waiting.length === 0

function endSweep(
  survey: Survey,
  { seen, calls, withServices }: Sweep,
  { now }: TrackingContext,
): void {
  survey.roster.keepOnly(seen)
  if (!wantsServices(survey, now().getTime())) survey.roster.forgetServices()
  survey.hasServices = withServices
  survey.sweep = undefined
  survey.endedAtMs = now().getTime()
  survey.calls = calls
  survey.listed = seen.size
}

const wantsServices = ({ lookers }: Survey, nowMs: number): boolean =>
  [...lookers.values()].some(({ servicesUntilMs }) => servicesUntilMs > nowMs)

async function list(
  survey: Survey,
  ctx: TrackingContext,
  budget: CallBudget,
  query: { desiredStatus: 'RUNNING' | 'STOPPED'; nextToken?: string; maxResults?: number },
): Promise<Result<ListedPage>> {
  const { clusterArn } = survey
  const region = parseClusterArn(clusterArn)?.region ?? ctx.operator.region
  const askedAt = momentOf(ctx)
  const nextToken = query.nextToken === FIRST_PAGE ? undefined : query.nextToken
  const asked = await listTasksPage(
    { ...ctx.aws, region },
    { ...query, nextToken, cluster: clusterArn },
  )
  const answer = !asked.ok && isClusterGone(asked.failure) ? succeed({ taskArns: [] }) : asked
  noteAnswer(ctx, listingOf(clusterArn), answer, askedAt)
  settle(survey, ctx, budget, answer)
  return answer
}

function settle(
  survey: Survey,
  ctx: TrackingContext,
  budget: CallBudget,
  answer: Result<unknown>,
): void {
  const nowMs = ctx.now().getTime()
  if (answer.ok) {
    budget.answered()
    survey.failures = 0
    survey.failure = undefined
    return
  }
  const { failure } = answer
  // What AWS refuses one session, it may allow another.
  if (failure.kind === 'forbidden') return
  if (failure.kind === 'expired') return void survey.lookers.delete(ctx.operator.sid)
  if (failure.kind === 'throttled') budget.throttled(nowMs)
  survey.failures += 1
  survey.failure = failure
  survey.notBeforeMs = nowMs + surveyRetryMs(survey.failures)
}

const budgetOf = ({ aws, operator }: TrackingContext, { clusterArn }: Survey): CallBudget =>
  budgetToWaitFor({ ...aws, region: parseClusterArn(clusterArn)?.region ?? operator.region })
