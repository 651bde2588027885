import 'server-only'
import type { AwsAccess } from '../aws/clients.server.ts'
import { parseClusterArn, placeOfArn } from '../aws/arn.ts'
import { isSpent } from '../aws/ecs/call-budgets.ts'
import { describeTasks } from '../aws/ecs/ecs-tasks.server.ts'
import { succeed } from '../result.ts'
import type { Failure, Result } from '../result.ts'
import { forgetSession, readProof, rememberProof } from './permissions.ts'
import type { Permissions } from './permissions.ts'
import { ageMs, trustKnown, trustUnanswered } from './trust-policy.ts'
import type { Moment } from './trust-policy.ts'

/** A well-formed ID that no task has: AWS authorizes the call before it looks for the task. */
export const NO_TASK_ID = '0'.repeat(32)

/** Who asks, with which credentials. */
export interface Asker {
  operator: { sid: string }
  aws: AwsAccess
  permissions: Permissions
  now: () => Date
}

/**
 * Whether this session may describe tasks of a cluster, as AWS itself decides: DescribeTasks of a
 * task that does not exist. Fails where AWS could not be asked and nothing is proven.
 */
export async function mayDescribe(ctx: Asker, clusterArn: string): Promise<Result<boolean>> {
  const known = knownTrust(ctx, clusterArn) ?? trustWhileSpent(ctx, clusterArn)
  return known === undefined ? askForCluster(ctx, clusterArn) : succeed(known)
}

/** An earlier yes holds for longer while the account's calls are spent. */
export function trustWhileSpent(ctx: Asker, arn: string): true | undefined {
  const region = parseClusterArn(arn)?.region ?? placeOfArn(arn).region ?? ctx.aws.region
  const isWaiting = isSpent({ ...ctx.aws, region }, ctx.now().getTime())
  return isWaiting && isTrustedUnanswered(ctx, arn) ? true : undefined
}

/** The same, whatever is known: AWS has just denied something there. */
export async function askForCluster(ctx: Asker, clusterArn: string): Promise<Result<boolean>> {
  const region = parseClusterArn(clusterArn)?.region ?? ctx.aws.region
  const askedAt = momentOf(ctx)
  const answer = await describeTasks({ ...ctx.aws, region }, clusterArn, [NO_TASK_ID])
  return noteAnswer(ctx, clusterArn, answer, askedAt)
}

/** What is known of a cluster or task without asking; undefined when AWS must be asked. */
export const knownTrust = (
  ctx: Asker,
  arn: string,
  now: Moment = momentOf(ctx),
): boolean | undefined => trustKnown(readProof(ctx.permissions, ctx.operator.sid, arn), now)

/**
 * Remembers how AWS answered this session about a cluster or task, and says what holds now.
 *
 * @param askedAt when the call was sent.
 */
export function noteAnswer(
  ctx: Asker,
  arn: string,
  answer: Result<unknown>,
  askedAt: Moment,
): Result<boolean> {
  const { sid } = ctx.operator
  const said = toAwsAnswer(answer)
  if (said === 'allowed' || said === 'denied') {
    return succeed(
      rememberProof(ctx.permissions, sid, arn, { allowed: said === 'allowed', askedAt }),
    )
  }
  if (said === 'expired') forgetSession(ctx.permissions, sid)
  return isTrustedUnanswered(ctx, arn) || answer.ok ? succeed(true) : answer
}

/** Whether an earlier yes still holds where AWS could not be asked. */
export const isTrustedUnanswered = (
  ctx: Asker,
  arn: string,
  now: Moment = momentOf(ctx),
): boolean => trustUnanswered(readProof(ctx.permissions, ctx.operator.sid, arn), now)

/** AWS authorizes a call before it looks for the cluster, so a missing one proves as much. */
function toAwsAnswer(answer: Result<unknown>): 'allowed' | 'denied' | 'expired' | 'unanswered' {
  if (answer.ok || isClusterGone(answer.failure)) return 'allowed'
  if (answer.failure.kind === 'forbidden') return 'denied'
  return answer.failure.kind === 'expired' ? 'expired' : 'unanswered'
}

export const isClusterGone = ({ code }: Failure): boolean => code === 'ClusterNotFoundException'

/** Whether AWS's last word to this session was no, however long ago: until it says yes. */
export const wasDenied = (ctx: Asker, arn: string): boolean =>
  readProof(ctx.permissions, ctx.operator.sid, arn)?.allowed === false

/** Whether AWS's last word to this session was yes, however long ago. */
export const isProven = (ctx: Asker, arn: string): boolean =>
  readProof(ctx.permissions, ctx.operator.sid, arn)?.allowed === true

/** Remembers that AWS let this session read something other than tasks, or did not. */
export const noteRead = (ctx: Asker, arn: string, allowed: boolean): void =>
  void rememberProof(ctx.permissions, ctx.operator.sid, arn, { allowed, askedAt: momentOf(ctx) })

/** Whether AWS refused this session to read something, a short while ago. */
export function wasRefused(ctx: Asker, arn: string, withinMs: number): boolean {
  const proof = readProof(ctx.permissions, ctx.operator.sid, arn)
  return proof?.allowed === false && ageMs(proof, momentOf(ctx)) < withinMs
}

export const momentOf = (ctx: Pick<Asker, 'now'>): Moment => ({
  wallMs: ctx.now().getTime(),
  steadyMs: performance.now(),
})

/** The clusters among these that the session may describe, and what kept us from asking. */
export async function visibleClusters(
  ctx: Asker,
  clusterArns: readonly string[],
): Promise<{ clusterArns: string[]; problems: ClusterProblem[] }> {
  const answers = await Promise.all(clusterArns.map(arn => mayDescribe(ctx, arn)))
  const problems: ClusterProblem[] = []
  const visible = clusterArns.filter((clusterArn, index) => {
    const answer = answers[index]
    if (answer && !answer.ok) {
      const { kind, message } = answer.failure
      problems.push({ cluster: clusterArn, kind, message, areTasksShown: false })
    }
    return answer?.ok && answer.value
  })
  return { clusterArns: visible, problems }
}

/** A cluster that could not be looked at, and why. */
export interface ClusterProblem {
  cluster: string
  kind: string
  message: string
  /** False while AWS has not said whether the session may see the cluster's tasks. */
  areTasksShown: boolean
}
