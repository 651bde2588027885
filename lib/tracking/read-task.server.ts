import 'server-only'
import { partitionOf, toClusterArn, toTaskArn } from '../aws/arn.ts'
import { fail, succeed } from '../result.ts'
import type { Failure, Result } from '../result.ts'
import { readTasks } from '../ledger/tasks/tasks.server.ts'
import type { LedgerTask } from '../ledger/tasks/tasks.server.ts'
import {
  isClusterGone,
  isTrustedUnanswered,
  knownTrust,
} from '../permissions/may-describe.server.ts'
import { toKeptTasks } from './keep-task.server.ts'
import type { KeptTask } from '../task-view/kept-task.ts'
import { observeTask } from './observe-task.server.ts'
import { isStopped } from '../task-view/status-view.ts'
import { parseTaskReference, toTaskHref } from '../task-view/task-address.ts'
import type { TrackingContext } from './tracking-context.server.ts'

/** The parts of a share link. */
export interface TaskLink {
  region: string
  account: string
  cluster: string
  taskId: string
}

/**
 * A task by its link: from ECS while it knows the task, from the ledger for good. Who may see it
 * is what AWS says to the session's own credentials about this very task; nothing is asked while
 * that is proven and the task has stopped.
 *
 * @returns undefined for a task that does not exist and, just the same, for another account's.
 */
export const readTask = (
  ctx: TrackingContext,
  link: TaskLink,
): Promise<Result<KeptTask | undefined>> =>
  read(ctx, link, kept => isStopped(kept.state.lastStatus))

/** The same, where the state as last seen is enough: nothing is asked while the proof holds. */
export const readKnownTask = (
  ctx: TrackingContext,
  link: TaskLink,
): Promise<Result<KeptTask | undefined>> => read(ctx, link, () => true)

async function read(
  ctx: TrackingContext,
  link: TaskLink,
  isFreshEnough: (kept: LedgerTask) => boolean,
): Promise<Result<KeptTask | undefined>> {
  if (link.account !== ctx.operator.accountId || !isLink(link)) return succeed(undefined)
  const { clusterArn, taskArn } = toArns(link)
  const scope = { accountId: link.account, clusterArns: [clusterArn] }
  const readKept = async () => (await readTasks(ctx.ledger, scope, [taskArn]))[0]
  const known = knownTrust(ctx, taskArn)
  if (known === false) return fail(deniedOn(link.cluster))
  const before = known && (await readKept())
  if (before && isFreshEnough(before)) return succeed((await toKeptTasks(ctx, [before]))[0])
  const { allowed, tasks } = await observeTask(ctx, clusterArn, taskArn)
  const kept = await readKept()
  if (!allowed.ok && !(kept && isLikeListed(ctx, kept, allowed.failure))) {
    return notFoundOr(allowed.failure)
  }
  if (allowed.ok && !allowed.value) return fail(deniedOn(link.cluster))
  if (!kept) return tasks.ok ? succeed(undefined) : notFoundOr(tasks.failure)
  return succeed((await toKeptTasks(ctx, [kept], tasks))[0])
}

/**
 * ECS has forgotten the task and with it its tags, so it rests on what AWS says of the cluster, as
 * it does in lists. Counts while AWS cannot be asked for the task.
 */
const isLikeListed = (ctx: TrackingContext, kept: LedgerTask, failure: Failure): boolean =>
  kept.forgottenAt !== undefined &&
  failure.kind !== 'expired' &&
  isTrustedUnanswered(ctx, kept.clusterArn)

/** Whether the parts look like those of a task at all: nothing else is asked of AWS. */
const isLink = (link: TaskLink): boolean => parseTaskReference(toTaskHref(link)) !== undefined

function toArns({ region, account, cluster, taskId }: TaskLink) {
  const ref = { partition: partitionOf(region), region, accountId: account, cluster }
  return { clusterArn: toClusterArn(ref), taskArn: toTaskArn(ref, taskId) }
}

const deniedOn = (cluster: string): Failure => ({
  kind: 'forbidden',
  message: `Your credentials don't allow ecs:DescribeTasks on this task of the cluster ${cluster}.`,
})

/** An ID that ECS cannot read, or a cluster that is gone, names no task. */
const notFoundOr = (failure: Failure): Result<undefined> =>
  isClusterGone(failure) || failure.code === 'InvalidParameterException'
    ? succeed(undefined)
    : fail(failure)
