import 'server-only'
import { parseClusterArn } from '../../aws/arn.ts'
import { listTasksPage } from '../../aws/ecs/ecs-tasks.server.ts'
import type { StoredTask } from '../../ledger/tasks/stored-task.ts'
import {
  askForCluster,
  isProven,
  isTrustedUnanswered,
  knownTrust,
  momentOf,
  noteAnswer,
  trustWhileSpent,
  wasRefused,
} from '../../permissions/may-describe.server.ts'
import { isStopped } from '../../task-view/status-view.ts'
import type { TrackingContext } from '../tracking-context.server.ts'
import type { Looker, Survey } from './surveys.server.ts'

/** A permission may come later. */
export const REFUSED_FOR_MS = 60_000

/** A proof is renewed so long before it ends, so that a page that looks on misses nothing. */
const RENEWED_MS = 30_000

/** What stands for ecs:ListTasks on the cluster among a session's proofs. */
export const listingOf = (clusterArn: string): string => `${clusterArn} ListTasks`

/** Whether AWS has to be asked: nothing is proven, or not for much longer. */
export function endsSoon(ctx: TrackingContext, key: string): boolean {
  const { wallMs, steadyMs } = momentOf(ctx)
  const later = { wallMs: wallMs + RENEWED_MS, steadyMs: steadyMs + RENEWED_MS }
  return knownTrust(ctx, key, later) !== true && !wasRefused(ctx, key, REFUSED_FOR_MS)
}

/**
 * Whether AWS lets the session. An earlier yes holds for longer where AWS did not respond, and where its
 * page has looked on since but the budget didn't allow to ask again.
 */
function holds({ failure }: Survey, { ctx, ...looker }: Looker, key: string): boolean {
  const trust = knownTrust(ctx, key) ?? trustWhileSpent(ctx, key)
  if (trust !== undefined) return trust
  const hasWaited = ctx.now().getTime() - looker.sinceMs >= RENEWED_MS
  return Boolean(failure ?? looker.failure ?? hasWaited) && isTrustedUnanswered(ctx, key)
}

export const mayList = (survey: Survey, looker: Looker): boolean =>
  holds(survey, looker, listingOf(survey.clusterArn))

/**
 * What the session is shown of what was described with others' credentials, too. One that runs is watched,
 * and shown to those whose own credentials get it. One that has stopped isn't watched: AWS has to have
 * shown it to this session, as a policy can deny it by its tags.
 */
export function toShown(survey: Survey, looker: Looker, withServices: boolean): StoredTask[] {
  const { ctx } = looker
  if (wasRefused(ctx, survey.clusterArn, REFUSED_FOR_MS)) return []
  const mayDescribe = holds(survey, looker, survey.clusterArn)
  return survey.roster
    .tasks(withServices)
    .filter(
      ({ taskArn, state }) =>
        !isStopped(state.lastStatus) || (mayDescribe && isProven(ctx, taskArn)),
    )
}

/** Stopped tasks that AWS hasn't confirmed yet the session may see. */
export function toUnproven(
  { clusterArn, roster }: Survey,
  { ctx, servicesUntilMs }: Looker,
  limit: number,
): string[] {
  if (wasRefused(ctx, clusterArn, REFUSED_FOR_MS)) return []
  const found: string[] = []
  for (const { taskArn, state } of roster.tasks(servicesUntilMs > ctx.now().getTime())) {
    if (found.length >= limit) break
    const isOpen = isStopped(state.lastStatus) && !isProven(ctx, taskArn)
    if (isOpen && !wasRefused(ctx, taskArn, REFUSED_FOR_MS)) found.push(taskArn)
  }
  return found
}

/** A page doesn't wait longer for proofs that are renewed before it is answered. */
const RENEWAL = { requestTimeoutMs: 2_000, maxAttempts: 1 }

/**
 * Asks anew for what AWS allowed this session more than two minutes ago: a page that comes back after a
 * while then shows at once what it may. Within the budget.
 */
export async function renewProofs(
  ctx: TrackingContext,
  clusterArns: readonly string[],
): Promise<void> {
  const isOld = (key: string) =>
    (knownTrust(ctx, key) ?? trustWhileSpent(ctx, key)) === undefined &&
    isTrustedUnanswered(ctx, key)
  const asker = { ...ctx, aws: { ...ctx.aws, ...RENEWAL } }
  await Promise.all(
    clusterArns.map(async clusterArn => {
      if (!isOld(listingOf(clusterArn))) return
      await Promise.all([
        proveListing(asker, clusterArn),
        isOld(clusterArn) && askForCluster(asker, clusterArn),
      ])
    }),
  )
}

/** ListTasks of one task, with the session's own credentials. */
async function proveListing(ctx: TrackingContext, clusterArn: string): Promise<void> {
  const region = parseClusterArn(clusterArn)?.region ?? ctx.operator.region
  const askedAt = momentOf(ctx)
  const query = { cluster: clusterArn, desiredStatus: 'RUNNING', maxResults: 1 } as const
  const answer = await listTasksPage({ ...ctx.aws, region }, query)
  noteAnswer(ctx, listingOf(clusterArn), answer, askedAt)
}
