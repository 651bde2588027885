import 'server-only'
import { toClusterArn, toTaskArn } from '../aws/arn.ts'
import type { TaskAddress } from '../aws/arn.ts'
import { fail, succeed } from '../result.ts'
import type { Failure, Result } from '../result.ts'
import { readTasks } from '../ledger/tasks/tasks.server.ts'
import type { StoredTask } from '../ledger/tasks/tasks.server.ts'
import {
  isClusterGone,
  isTrustedUnanswered,
  knownTrust,
} from '../permissions/may-describe.server.ts'
import { toTrackedTasks } from './to-tracked-tasks.server.ts'
import type { TrackedTask } from '../task-view/tracked-task.ts'
import { observeTask } from './observe-task.server.ts'
import { isStopped } from '../task-view/status-view.ts'
import { isTaskReference } from '../task-view/task-address.ts'
import type { TrackingContext } from './tracking-context.server.ts'

/**
 * Reads a task from ECS while ECS knows it, and from the ledger after that. AWS decides whether
 * the session may see the task: it is asked about this very task with the session's credentials.
 * No call is made while that is proven and the task has stopped.
 *
 * @returns undefined for a task that does not exist, and for one of another account. An address
 *   that no task can have is not sent to AWS.
 */
export const readTask = (
  ctx: TrackingContext,
  address: TaskAddress,
): Promise<Result<TrackedTask | undefined>> =>
  read(ctx, address, stored => isStopped(stored.state.lastStatus))

/** The same for callers that can use the last known state: no call is made while the proof holds. */
export const readKnownTask = (
  ctx: TrackingContext,
  address: TaskAddress,
): Promise<Result<TrackedTask | undefined>> => read(ctx, address, () => true)

async function read(
  ctx: TrackingContext,
  address: TaskAddress,
  isFreshEnough: (stored: StoredTask) => boolean,
): Promise<Result<TrackedTask | undefined>> {
  if (address.accountId !== ctx.operator.accountId || !isTaskReference(address))
    return succeed(undefined)
  const clusterArn = toClusterArn(address)
  const taskArn = toTaskArn(address)
  const scope = { accountId: address.accountId, clusterArns: [clusterArn] }
  const readStored = async () => (await readTasks(ctx.ledger, scope, [taskArn]))[0]
  const known = knownTrust(ctx, taskArn)
  if (known === false) return fail(deniedOn(address.cluster))
  const before = known && (await readStored())
  if (before && isFreshEnough(before)) return succeed((await toTrackedTasks(ctx, [before]))[0])
  const { allowed, tasks } = await observeTask(ctx, clusterArn, taskArn)
  const stored = await readStored()
  if (!allowed.ok && !(stored && isLikeListed(ctx, stored, allowed.failure))) {
    return notFoundOr(allowed.failure)
  }
  if (allowed.ok && !allowed.value) return fail(deniedOn(address.cluster))
  if (!stored) return tasks.ok ? succeed(undefined) : notFoundOr(tasks.failure)
  return succeed((await toTrackedTasks(ctx, [stored], tasks))[0])
}

/**
 * ECS has forgotten the task and its tags, so permission for the cluster decides, as it does in
 * lists. This holds while AWS does not respond about the task itself.
 */
const isLikeListed = (ctx: TrackingContext, stored: StoredTask, failure: Failure): boolean =>
  stored.forgottenAt !== undefined &&
  failure.kind !== 'expired' &&
  isTrustedUnanswered(ctx, stored.clusterArn)

const deniedOn = (cluster: string): Failure => ({
  kind: 'forbidden',
  message: `Your credentials don’t allow ecs:DescribeTasks on this task of the cluster ${cluster}.`,
})

/** An ID that ECS can't read, or a cluster that no longer exists, has no task. */
const notFoundOr = (failure: Failure): Result<undefined> =>
  isClusterGone(failure) || failure.code === 'InvalidParameterException'
    ? succeed(undefined)
    : fail(failure)
