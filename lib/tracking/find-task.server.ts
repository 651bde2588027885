import 'server-only'
import { toNumberText } from '../run-task/problems/amount-texts.ts'
import { parseClusterArn, toClusterArn } from '../aws/arn.ts'
import type { TaskAddress } from '../aws/arn.ts'
import { findTaskArns, readKnownClusterArns } from '../ledger/tasks/tasks.server.ts'
import { visibleClusters } from '../permissions/may-describe.server.ts'
import { fail, succeed } from '../result.ts'
import type { Failure, Result } from '../result.ts'
import { toNotAllowedText } from '../settings/regions.ts'
import { explainOtherReference } from '../task-view/reference/explain-other-reference.ts'
import { parseTaskReference } from '../task-view/reference/parse-task-reference.ts'
import { toTaskAddress, toTaskHref } from '../task-view/task-address.ts'
import type { TaskReference } from '../task-view/task-address.ts'
import { findOnClusters } from './find-on-clusters.server.ts'
import type { ClusterSearch } from './find-on-clusters.server.ts'
import type { TrackingContext } from './tracking-context.server.ts'

/**
 * Finds a task's page by what names the task. An ARN and a link of ours are its address already. For
 * the rest the ledger is asked, and then ECS, in the Region that the text names or else the session's.
 */
export async function findTask(
  ctx: TrackingContext,
  text: string,
): Promise<Result<{ href: string }>> {
  const reference = parseTaskReference(text)
  if (!reference) return fail({ kind: 'invalid', message: explainUnread(text) })
  const { taskId, region = ctx.aws.region, accountId = ctx.operator.accountId } = reference
  if (!ctx.settings.isAllowedRegion(region)) {
    return fail({ kind: 'invalid', message: toNotAllowedText(region) })
  }
  const address = toWholeAddress(reference)
  if (address) return succeed({ href: toTaskHref(address) })
  const nowhere = { clusters: 0, answered: 0, denied: 0, unanswered: 0 }
  if (accountId !== ctx.operator.accountId) return fail(toNotFound(taskId, region, nowhere))
  const known = await readKnownClusterArns(ctx.ledger, accountId)
  const stored = await findStored(ctx, taskId, known)
  if (stored) return succeed({ href: toTaskHref(stored) })
  const search = await findOnClusters({ ...ctx.aws, region }, taskId, {
    cluster: reference.cluster,
    others: known.filter(arn => parseClusterArn(arn)?.region === region),
  })
  if (search.address) return succeed({ href: toTaskHref(search.address) })
  return fail(toNotFound(taskId, region, search))
}

const explainUnread = (text: string): string =>
  explainOtherReference(text)?.message ??
  'This isn’t a task ID, ARN or link. An ID has 32 characters, 0–9 and a–f.'

function toWholeAddress(reference: TaskReference): TaskAddress | undefined {
  const { region, accountId, cluster, taskId } = reference
  return region && accountId && cluster ? { region, accountId, cluster, taskId } : undefined
}

/**
 * What the ledger holds, where the session may see tasks of its cluster. That is asked for the task's
 * cluster alone: a proof for each cluster of the ledger could cost hundreds of calls.
 */
async function findStored(
  ctx: TrackingContext,
  taskId: string,
  clusterArns: readonly string[],
): Promise<TaskAddress | undefined> {
  if (clusterArns.length === 0) return undefined
  const scope = { accountId: ctx.operator.accountId, clusterArns }
  const taskArns = await findTaskArns(ctx.ledger, scope, taskId)
  const [address] = taskArns.map(taskArn => toTaskAddress(taskArn))
  if (!address) return undefined
  const visible = await visibleClusters(ctx, [toClusterArn(address)])
  return visible.clusterArns.length > 0 ? address : undefined
}

/** Says how far the search went, where it didn't go everywhere. */
function toNotFound(taskId: string, region: string, search: ClusterSearch): Failure {
  const { failure, clusters, answered, denied, unanswered } = search
  if (failure?.kind === 'expired') return failure
  const unasked = clusters - answered - denied - unanswered
  if (!failure && denied + unanswered + unasked === 0) {
    const message = `Neither Slipway nor ECS has task ${taskId} in ${region}. Check the ID, the account and the Region.`
    return { kind: 'rejected', message }
  }
  const sentences = [
    `Slipway didn’t find task ${taskId} on ${toNumberText(answered)} of ${toNumberText(clusters)} clusters in ${region}.`,
    denied > 0 && `Your credentials don’t allow ecs:DescribeTasks on ${toNumberText(denied)}.`,
    unanswered > 0 && `ECS didn’t answer for ${toNumberText(unanswered)}.`,
    failure?.message,
    unasked > 0 && 'To look on one of the others, paste the task’s ARN or CLUSTER/ID.',
  ]
  const message = sentences.filter(Boolean).join(' ')
  return { kind: failure?.kind ?? 'rejected', message, detail: failure?.detail }
}
