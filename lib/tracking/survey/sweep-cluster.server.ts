import 'server-only'
import { parseClusterArn } from '../../aws/arn.ts'
import { TASKS_PER_CALL } from '../../aws/ecs/call-budget.ts'
import type { CallBudget } from '../../aws/ecs/call-budget.ts'
import { listTasksPage } from '../../aws/ecs/ecs-tasks.server.ts'
import type { ListedPage } from '../../aws/ecs/ecs-tasks.server.ts'
import { readKnownTaskArns } from '../../ledger/tasks/tasks.server.ts'
import { isClusterGone, momentOf, noteAnswer } from '../../permissions/may-describe.server.ts'
import { succeed } from '../../result.ts'
import type { Failure, Result } from '../../result.ts'
import { observeTasks } from '../observe-tasks.server.ts'
import type { Observation } from '../observe-tasks.server.ts'
import type { TrackingContext } from '../tracking-context.server.ts'
import { findLikelyFamilies } from './likely-families.server.ts'
import { surveyRetryMs } from './survey-policy.ts'
import { listingOf } from './survey-proofs.server.ts'
import { wantsServices } from './surveys.server.ts'
import type { Looker, Survey, Sweep } from './surveys.server.ts'

/** Lists the next page, or describes what an earlier one named: nobody waits for the whole cluster. */
export async function sweepOn(survey: Survey, looker: Looker, budget: CallBudget): Promise<void> {
  const { ctx } = looker
  const sweep = (survey.sweep ??= startSweep(survey, ctx))
  sweep.calls += 1
  if (sweep.waiting.length > 0) {
    const answer = await observeTasks(ctx, survey.clusterArn, sweep.waiting)
    settle(survey, looker, budget, answer)
    describedBy(ctx.operator.sid, sweep, answer)
  } else if (await isLookingAhead(survey, sweep, ctx)) {
    await lookAhead(survey, sweep, looker, budget)
  } else {
    const { desiredStatus, nextToken } = sweep
    const page = await list(survey, looker, budget, { desiredStatus, nextToken })
    if (page.ok) await take(survey, sweep, ctx, page.value)
    else if (!mayBeAskedAgain(page.failure)) survey.sweep = undefined
  }
  if (survey.sweep && isAtEnd(sweep)) endSweep(survey, sweep, ctx)
}

/**
 * One-off tasks among thousands of services' are found last by chance. Where the first page has nearly
 * none, the first listing looks for families first that services don't run.
 */
async function isLookingAhead(
  survey: Survey,
  sweep: Sweep,
  ctx: TrackingContext,
): Promise<boolean> {
  const isFirst = survey.endedAtMs === undefined && !sweep.withServices
  if (!isFirst || sweep.seen.size === 0 || !sweep.nextToken) return false
  if (!sweep.families) {
    const serviceFamilies = survey.roster.toServiceFamilies()
    sweep.families = serviceFamilies
      ? await findLikelyFamilies(ctx, survey.clusterArn, serviceFamilies)
      : []
  }
  return sweep.families.length > 0
}

/** The page of one family, or of several until they make a call of DescribeTasks worth it. */
async function lookAhead(
  survey: Survey,
  sweep: Sweep,
  looker: Looker,
  budget: CallBudget,
): Promise<void> {
  const family = sweep.families?.shift()
  const page = await list(survey, looker, budget, { desiredStatus: 'RUNNING', family })
  if (!page.ok) return
  const found = await toNew(survey, sweep, looker.ctx, page.value.taskArns)
  sweep.ahead = [...(sweep.ahead ?? []), ...found]
  if (sweep.families?.length && sweep.ahead.length < TASKS_PER_CALL) return
  sweep.waiting = sweep.ahead.slice(0, TASKS_PER_CALL)
  sweep.ahead = []
}

const startSweep = (survey: Survey, { now }: TrackingContext): Sweep => ({
  desiredStatus: 'RUNNING',
  seen: new Set(),
  calls: 0,
  waiting: [],
  deniedTo: new Set(),
  withServices: wantsServices(survey, now().getTime()),
})

/** Another time, or with another session's credentials. Else the token may have ended: it begins anew. */
const mayBeAskedAgain = ({ kind }: Failure): boolean => kind !== 'rejected' && kind !== 'invalid'

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

/** A listing ends after so many calls, whatever tokens ECS answers. */
const MOST_CALLS = 2_000

async function take(
  survey: Survey,
  sweep: Sweep,
  ctx: TrackingContext,
  { taskArns, nextToken }: ListedPage,
): Promise<void> {
  sweep.waiting = await toNew(survey, sweep, ctx, taskArns)
  sweep.nextToken = sweep.calls < MOST_CALLS ? nextToken : undefined
  if (sweep.nextToken === undefined && sweep.desiredStatus === 'RUNNING') {
    sweep.desiredStatus = 'STOPPED'
    sweep.nextToken = FIRST_PAGE
  }
}

/** Those of the listed tasks that have to be described. */
async function toNew(
  survey: Survey,
  sweep: Sweep,
  { ledger, operator }: TrackingContext,
  taskArns: readonly string[],
): Promise<string[]> {
  for (const taskArn of taskArns) sweep.seen.add(taskArn)
  survey.listed = Math.max(survey.listed, sweep.seen.size)
  const scope = { accountId: operator.accountId, clusterArns: [survey.clusterArn] }
  const kept = await readKnownTaskArns(ledger, scope, taskArns)
  for (const taskArn of kept) survey.roster.drop(taskArn)
  const others = taskArns.filter(taskArn => !kept.has(taskArn))
  return survey.roster.toDescribe(others, sweep.withServices)
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
  const nowMs = now().getTime()
  const areServicesKept = wantsServices(survey, nowMs)
  survey.roster.keepOnly(seen)
  if (!areServicesKept) survey.roster.forgetServices()
  survey.hasServices = withServices && areServicesKept
  survey.sweep = undefined
  survey.endedAtMs = nowMs
  survey.calls = calls
  survey.listed = seen.size
}

/** One call of ListTasks, which proves as well that the session may. */
export async function list(
  survey: Survey,
  looker: Looker,
  budget: CallBudget,
  query: {
    desiredStatus: 'RUNNING' | 'STOPPED'
    family?: string
    nextToken?: string
    maxResults?: number
  },
): Promise<Result<ListedPage>> {
  const { clusterArn } = survey
  const { ctx } = looker
  const region = parseClusterArn(clusterArn)?.region ?? ctx.operator.region
  const askedAt = momentOf(ctx)
  const nextToken = query.nextToken === FIRST_PAGE ? undefined : query.nextToken
  const asked = await listTasksPage(
    { ...ctx.aws, region },
    { ...query, nextToken, cluster: clusterArn },
  )
  const answer = !asked.ok && isClusterGone(asked.failure) ? succeed({ taskArns: [] }) : asked
  noteAnswer(ctx, listingOf(clusterArn), answer, askedAt)
  settle(survey, looker, budget, answer)
  return answer
}

/** After AWS said that a session's credentials have ended, they are used no more for so long. */
const ENDED_FOR_MS = 60_000

/** Notes what a call with this session's credentials led to. */
export function settle(
  survey: Survey,
  looker: Looker,
  budget: CallBudget,
  answer: Result<unknown>,
): void {
  const nowMs = looker.ctx.now().getTime()
  // A page may have looked meanwhile, and left a new looker.
  const current = survey.lookers.get(looker.ctx.operator.sid)
  if (answer.ok) {
    budget.answered()
    survey.failures = 0
    survey.failure = undefined
    if (current) current.failure = undefined
    return
  }
  const { failure } = answer
  // What AWS refuses one session, it may allow another.
  if (failure.kind === 'forbidden') return
  if (current) current.failure = failure
  if (failure.kind === 'expired') {
    if (current) current.restsUntilMs = nowMs + ENDED_FOR_MS
    return
  }
  if (failure.kind === 'throttled') budget.throttled(nowMs)
  waitAfter(survey, failure, nowMs)
}

/** Asks again later, and ever later with each failure in a row. */
export function waitAfter(survey: Survey, failure: Failure, nowMs: number): void {
  survey.failures += 1
  survey.failure = failure
  survey.notBeforeMs = nowMs + surveyRetryMs(survey.failures)
}
