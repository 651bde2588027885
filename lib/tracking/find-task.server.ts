import 'server-only'
import { readClusters } from '../aws/ecs/ecs-reads.server.ts'
import { describeTasks } from '../aws/ecs/ecs-tasks.server.ts'
import { fail, succeed } from '../result.ts'
import type { Result } from '../result.ts'
import { findTaskArns, readKnownClusterArns } from '../ledger/tasks/tasks.server.ts'
import { visibleClusters } from '../permissions/may-describe.server.ts'
import { parseTaskReference, toTaskAddress, toTaskHref } from '../task-view/task-address.ts'
import type { TaskReference } from '../task-view/task-address.ts'
import type { TrackingContext } from './tracking-context.server.ts'

/** A bare ID is looked up on this many clusters. Each costs one DescribeTasks call. */
const CLUSTERS_ASKED = 20

/** Finds a task's page by ID, ARN or link, in the ledger first and then in ECS. */
export async function findTask(
  ctx: TrackingContext,
  text: string,
): Promise<Result<{ href: string }>> {
  const reference = parseTaskReference(text)
  if (!reference) {
    return fail({
      kind: 'invalid',
      message: 'This isn’t a task ID, ARN or link. An ID has 32 characters, 0–9 and a–f.',
    })
  }
  const href = toFullHref(reference) ?? (await findStored(ctx, reference.taskId))
  if (href) return succeed({ href })
  return findLive(ctx, reference.taskId)
}

function toFullHref({ region, accountId, cluster, taskId }: TaskReference): string | undefined {
  if (!region || !accountId || !cluster) return undefined
  return toTaskHref({ region, accountId, cluster, taskId })
}

async function findStored(ctx: TrackingContext, taskId: string): Promise<string | undefined> {
  const { accountId } = ctx.operator
  const known = await readKnownClusterArns(ctx.ledger, accountId)
  const { clusterArns } = await visibleClusters(ctx, known)
  const [taskArn] = await findTaskArns(ctx.ledger, { accountId, clusterArns }, taskId)
  return taskArn && toTaskHref(toTaskAddress(taskArn))
}

async function findLive(ctx: TrackingContext, taskId: string): Promise<Result<{ href: string }>> {
  const clusters = await readClusters(ctx.aws)
  if (!clusters.ok) return clusters
  const arns = clusters.value.flatMap(cluster => cluster.clusterArn ?? []).slice(0, CLUSTERS_ASKED)
  const answers = await Promise.all(arns.map(arn => describeTasks(ctx.aws, arn, [taskId])))
  const found = answers.flatMap(answer => (answer.ok ? (answer.value.tasks ?? []) : []))[0]
  if (found?.taskArn) {
    return succeed({ href: toTaskHref(toTaskAddress(found.taskArn, found.clusterArn)) })
  }
  return fail({
    kind: 'rejected',
    message: `Neither Slipway nor ECS has task ${taskId} in ${ctx.aws.region}. Check the ID, the account and the Region.`,
  })
}
