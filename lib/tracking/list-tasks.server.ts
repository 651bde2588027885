import 'server-only'
import { fail, succeed } from '../result.ts'
import type { Failure, Result } from '../result.ts'
import { readKnownClusterArns, readRecentTasks, readTasks } from '../ledger/tasks/tasks.server.ts'
import type { StoredTask } from '../ledger/tasks/stored-task.ts'
import { toTrackedTasks } from './to-tracked-tasks.server.ts'
import type { TrackedTask } from '../task-view/tracked-task.ts'
import {
  isTrustedUnanswered,
  knownTrust,
  momentOf,
  visibleClusters,
  wasDenied,
} from '../permissions/may-describe.server.ts'
import type { Moment } from '../permissions/trust-policy.ts'
import type { ClusterProblem } from '../permissions/may-describe.server.ts'
import type { TrackingContext } from './tracking-context.server.ts'
import { isSettled, watchTasks } from './watch/watch-tasks.server.ts'
import type { Look, Watched } from './watch/watch-tasks.server.ts'

/** The list has this many of the newest tasks. */
const LISTED = 500

interface TaskList {
  tasks: TrackedTask[]
  /** Whether AWS has still to say of some whether the session may see them. */
  isPending: boolean
  problems: ClusterProblem[]
}

/**
 * The newest stored tasks in the Region that this session may see, refreshed from ECS. The session
 * sees the tasks of a cluster if AWS allows it the cluster, without those that AWS denied to it.
 */
export async function listTasks(ctx: TrackingContext, look: Look): Promise<TaskList> {
  const { accountId, region } = ctx.operator
  const known = await readKnownClusterArns(ctx.ledger, accountId, region)
  const { clusterArns, problems } = await visibleClusters(ctx, known)
  const read = (arns: readonly string[]) =>
    readRecentTasks(ctx.ledger, { accountId, clusterArns: arns }, { region, limit: LISTED })
  const before = await read(clusterArns)
  const watched = await watchTasks(ctx, before.filter(toIsWatched(ctx)), look)
  const isOpen = (arn: string) => watched.failureOf(arn)?.kind !== 'forbidden'
  const open = clusterArns.filter(isOpen)
  const current = watched.wereAsked ? await read(open) : before
  const groups = Map.groupBy(current, task => task.clusterArn)
  const now = momentOf(ctx)
  const tracked = await Promise.all(
    open.map(arn => toVisibleTasks(ctx, arn, groups.get(arn) ?? [], watched)),
  )
  return {
    isPending: current.some(task => isPending(ctx, task, now)),
    tasks: tracked.flat().sort((a, b) => createdMs(b) - createdMs(a)),
    // A denied cluster is hidden and not reported, whenever it was denied.
    problems: [...problems, ...open.flatMap(arn => toProblem(arn, watched.failureOf(arn)))],
  }
}

/**
 * The tasks of one launch, refreshed from ECS. The caller has checked that the session may describe
 * the launch's cluster. Fails if that permission has just ended.
 */
export async function listTasksOfLaunch(
  ctx: TrackingContext,
  launch: { clusterArn: string; taskArns: readonly string[] },
  look: Look,
): Promise<Result<TrackedTask[]>> {
  const scope = { accountId: ctx.operator.accountId, clusterArns: [launch.clusterArn] }
  const read = () => readTasks(ctx.ledger, scope, launch.taskArns)
  const before = await read()
  const watched = await watchTasks(ctx, before.filter(toIsWatched(ctx)), look)
  const failure = watched.failureOf(launch.clusterArn)
  if (failure && isBarred(failure)) return fail(failure)
  const current = watched.wereAsked ? await read() : before
  const tracked = await toVisibleTasks(ctx, launch.clusterArn, current, watched)
  return succeed(tracked.sort((a, b) => createdMs(a) - createdMs(b)))
}

/** One that AWS denied to this session while it ran, AWS must allow before a list shows it. */
const toIsWatched = (ctx: TrackingContext) => {
  const nowMs = ctx.now().getTime()
  return (task: StoredTask) =>
    !isSettled(task, nowMs) || (task.forgottenAt === undefined && wasDenied(ctx, task.taskArn))
}

async function toVisibleTasks(
  ctx: TrackingContext,
  clusterArn: string,
  tasks: readonly StoredTask[],
  watched: Watched,
): Promise<TrackedTask[]> {
  const now = momentOf(ctx)
  const visible = tasks.filter(task => isShown(ctx, task, now))
  const failure = watched.failureOf(clusterArn)
  const described = visible.filter(({ taskArn }) => watched.isDescribed(taskArn))
  const answer = failure ? fail(failure) : succeed(described.map(({ state }) => state))
  const tracked = await toTrackedTasks(ctx, visible, answer)
  return tracked.map(each => ({
    ...each,
    nextAskedAtMs: watched.nextAskedAtMs(each.task.taskArn ?? ''),
  }))
}

/**
 * While something of a task can change, it is shown to sessions whose own credentials were seen to
 * get it; after that to all who may see the cluster, but those to whom it was denied.
 */
const isShown = (ctx: TrackingContext, task: StoredTask, now: Moment): boolean =>
  isSettled(task, now.wallMs)
    ? !wasDenied(ctx, task.taskArn)
    : knownTrust(ctx, task.taskArn, now) === true || isTrustedUnanswered(ctx, task.taskArn, now)

const isPending = (ctx: TrackingContext, task: StoredTask, now: Moment): boolean =>
  !isSettled(task, now.wallMs) && knownTrust(ctx, task.taskArn, now) === undefined

const isBarred = ({ kind }: Failure): boolean => kind === 'expired' || kind === 'forbidden'

const toProblem = (cluster: string, failure: Failure | undefined): ClusterProblem[] =>
  failure ? [{ cluster, kind: failure.kind, message: failure.message, areTasksShown: true }] : []

const createdMs = ({ task, keptSince }: TrackedTask): number =>
  task.createdAt?.getTime() ?? Date.parse(keptSince)
