import 'server-only'
import { nameOfArn, toClusterArn, toTaskArn } from '../aws/arn.ts'
import type { TaskAddress } from '../aws/arn.ts'
import { fail, succeed } from '../result.ts'
import type { Failure, Result } from '../result.ts'
import { readTasks } from '../ledger/tasks/tasks.server.ts'
import type { StoredTask } from '../ledger/tasks/stored-task.ts'
import {
  isClusterGone,
  isTrustedUnanswered,
  knownTrust,
  trustWhileSpent,
} from '../permissions/may-describe.server.ts'
import { toTrackedTasks } from './to-tracked-tasks.server.ts'
import type { TrackedTask } from '../task-view/tracked-task.ts'
import { observeTask } from './observe-task.server.ts'
import { isStopped } from '../task-view/status-view.ts'
import { isTaskReference } from '../task-view/task-address.ts'
import type { TrackingContext } from './tracking-context.server.ts'
import { isSettled, watchTasks } from './watch/watch-tasks.server.ts'
import type { Look } from './watch/watch-tasks.server.ts'

/**
 * Reads a task as the watcher last saw it, and from the ledger after ECS has forgotten it. AWS decides
 * whether the session may see the task: its own credentials are used for a call about this very task.
 * No call is made while that is proven and nothing of the task is due.
 *
 * @returns undefined for a task that does not exist, and for one of another account. An address
 *   that no task can have is not sent to AWS.
 */
export const readTask = (
  ctx: TrackingContext,
  address: TaskAddress,
  look: Look = { isVisible: true },
): Promise<Result<TrackedTask | undefined>> => read(ctx, address, look)

/** The same for callers that can use the last known state: no call is made while the proof holds. */
export const readKnownTask = (
  ctx: TrackingContext,
  address: TaskAddress,
): Promise<Result<TrackedTask | undefined>> => read(ctx, address, undefined)

async function read(
  ctx: TrackingContext,
  address: TaskAddress,
  look: Look | undefined,
): Promise<Result<TrackedTask | undefined>> {
  if (address.accountId !== ctx.operator.accountId || !isTaskReference(address))
    return succeed(undefined)
  const clusterArn = toClusterArn(address)
  const taskArn = toTaskArn(address)
  const scope = { accountId: address.accountId, clusterArns: [clusterArn] }
  const readStored = async () => (await readTasks(ctx.ledger, scope, [taskArn]))[0]
  const known = knownTrust(ctx, taskArn)
  if (known === false) return fail(deniedOn(address.cluster))
  const before = await readStored()
  if (before && known && (!look || isStopped(before.state.lastStatus))) {
    return succeed((await toTrackedTasks(ctx, [before]))[0])
  }
  if (before && look && !isSettled(before, ctx.now().getTime())) {
    const watched = await readWatched(ctx, before, look, readStored)
    if (watched) return watched
  }
  const { allowed, tasks } = await observeTask(ctx, clusterArn, taskArn)
  const stored = await readStored()
  if (!allowed.ok && !(stored && isLikeListed(ctx, stored, allowed.failure))) {
    return notFoundOr(allowed.failure)
  }
  if (allowed.ok && !allowed.value) return fail(deniedOn(address.cluster))
  if (!stored) return tasks.ok ? succeed(undefined) : notFoundOr(tasks.failure)
  return succeed((await toTrackedTasks(ctx, [stored], tasks))[0])
}

/** Undefined where the watcher has no answer for this session, and it has to ask by itself. */
async function readWatched(
  ctx: TrackingContext,
  before: StoredTask,
  look: Look,
  readStored: () => Promise<StoredTask | undefined>,
): Promise<Result<TrackedTask> | undefined> {
  const { taskArn, clusterArn } = before
  const watched = await watchTasks(ctx, [before], look)
  const trust = knownTrust(ctx, taskArn)
  const failure = watched.failureOf(clusterArn)
  if (failure?.kind === 'expired') return fail(failure)
  if (trust === false) return fail(deniedOn(nameOfArn(clusterArn)))
  // A session may be allowed this task alone, by its tags.
  if (failure?.kind === 'forbidden') return undefined
  const isTrusted =
    trust ?? (failure ? isTrustedUnanswered(ctx, taskArn) : trustWhileSpent(ctx, taskArn))
  if (!isTrusted) return undefined
  const stored = (watched.wereAsked && (await readStored())) || before
  const answer = watched.isDescribed(taskArn) ? [stored.state] : []
  const [tracked] = await toTrackedTasks(ctx, [stored], failure ? fail(failure) : succeed(answer))
  return tracked && succeed({ ...tracked, nextAskedAtMs: watched.nextAskedAtMs(taskArn) })
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
