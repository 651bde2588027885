import 'server-only'
import type { AwsAccess } from '../aws/clients.server.ts'
import { parseClusterArn } from '../aws/ecs-arn.ts'
import { describeTasks } from '../aws/ecs-tasks.server.ts'
import { succeed } from '../aws/failure.ts'
import type { Result } from '../aws/failure.ts'

/** How long AWS's word on what a session may describe is taken before it is asked again. */
const TRUSTED_MS = 60_000

/** A permission that was just given should not be waited for. */
const REFUSAL_TRUSTED_MS = 5_000

const REMEMBERED = 5_000

/** A well-formed id that no task has: AWS authorizes the call before it looks for the task. */
const NO_TASK_ID = '0'.repeat(32)

/** What AWS said of each session and cluster, and when. */
export type Rights = Map<string, { allowed: boolean; atMs: number }>

interface Asker {
  operator: { sid: string }
  aws: AwsAccess
  rights: Rights
  now: () => Date
}

/**
 * Whether this session may describe tasks of a cluster, as AWS itself decides: DescribeTasks of a
 * task that does not exist. AWS's last word counts while AWS cannot be asked.
 */
export async function mayDescribe(ctx: Asker, clusterArn: string): Promise<Result<boolean>> {
  const key = `${ctx.operator.sid} ${clusterArn}`
  const known = ctx.rights.get(key)
  const trustedMs = known?.allowed ? TRUSTED_MS : REFUSAL_TRUSTED_MS
  if (known && ctx.now().getTime() - known.atMs < trustedMs) return succeed(known.allowed)
  const region = parseClusterArn(clusterArn)?.region ?? ctx.aws.region
  const answer = await describeTasks({ ...ctx.aws, region }, clusterArn, [NO_TASK_ID])
  if (answer.ok || answer.failure.code === 'ClusterNotFoundException') {
    return noteRights(ctx, clusterArn, true)
  }
  if (answer.failure.kind === 'forbidden') return noteRights(ctx, clusterArn, false)
  if (known && answer.failure.kind !== 'expired') return succeed(known.allowed)
  return answer
}

/** Remembers what a DescribeTasks call has just shown. */
export function noteRights(ctx: Asker, clusterArn: string, allowed: boolean): Result<boolean> {
  remember(ctx, clusterArn, allowed)
  return succeed(allowed)
}

/** Whether AWS refused this session to read something, a short while ago. */
export function wasRefused(ctx: Asker, arn: string): boolean {
  const known = ctx.rights.get(`${ctx.operator.sid} ${arn}`)
  return known?.allowed === false && ctx.now().getTime() - known.atMs < TRUSTED_MS
}

/** The map stays small: what is too old to be trusted goes when there is too much of it. */
export function remember(ctx: Asker, arn: string, allowed: boolean): void {
  const atMs = ctx.now().getTime()
  if (ctx.rights.size >= REMEMBERED) {
    for (const [key, known] of ctx.rights) {
      if (atMs - known.atMs >= TRUSTED_MS) ctx.rights.delete(key)
    }
  }
  ctx.rights.set(`${ctx.operator.sid} ${arn}`, { allowed, atMs })
}

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
