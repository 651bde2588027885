import 'server-only'
import type { Task } from '@aws-sdk/client-ecs'
import { nameOfArn, toClusterArn, toTaskArn } from '../aws/arn.ts'
import type { TaskAddress } from '../aws/arn.ts'
import { readPendingStop } from '../ledger/tasks/pending-stops.server.ts'
import { readTransitions } from '../ledger/tasks/transitions.server.ts'
import { fail, succeed } from '../result.ts'
import type { Result } from '../result.ts'
import type { TrackedTask } from '../task-view/tracked-task.ts'
import { mayDescribe } from '../permissions/may-describe.server.ts'
import type { ClusterProblem } from '../permissions/may-describe.server.ts'
import { listTasks } from './list-tasks.server.ts'
import type { VisibleTasks } from './list-tasks.server.ts'
import { nextPollMs, shortestPollMs } from './poll-policy.ts'
import { readEarlierRuns } from './runs/read-earlier-runs.server.ts'
import { readLaunchTasks } from './runs/read-launch.server.ts'
import { readRecentRuns } from './runs/read-recent-runs.server.ts'
import { readTask } from './read-task.server.ts'
import { settledWithin } from './settled-within.ts'
import { findBody, shareBody } from './share-body.ts'
import { toNamesOnce, toRowOnce } from './shared-rows.ts'
import type { LaunchAnswer } from '../task-view/launch/launch-answer.ts'
import type { TaskAnswer } from '../task-view/task/task-answer.ts'
import type { TasksAnswer } from '../task-view/list/tasks-answer.ts'
import { toTasksChanges } from '../task-view/list/task-changes.ts'
import type { TasksChanges } from '../task-view/list/task-changes.ts'
import { countNames } from '../task-view/list/row-values.ts'
import type { TasksQuestion } from '../task-view/list/tasks-question.ts'
import type { RecentRun } from '../task-view/runs/recent-run.ts'
import type { TaskRow } from '../task-view/list/task-row.ts'
import { isStopped } from '../task-view/status-view.ts'
import { toTaskView } from '../task-view/task/task-view.ts'
import type { TrackingContext } from './tracking-context.server.ts'
import type { Look } from './watch/watch-tasks.server.ts'

/** What a page polls for, with the delay until its next poll. Null if nothing can change any more. */
export interface PollAnswer<T> {
  body: T
  nextPollMs: number | null
}

/** Undefined if this session has no such task. */
export async function answerTask(
  ctx: TrackingContext,
  address: TaskAddress,
  look: Look,
): Promise<Result<PollAnswer<TaskAnswer> | undefined>> {
  const tracked = await readTask(ctx, address, look)
  if (!tracked.ok) return tracked
  if (!tracked.value) return succeed(undefined)
  const nowMs = ctx.now().getTime()
  const scope = { accountId: address.accountId, clusterArns: [toClusterArn(address)] }
  const taskArn = toTaskArn(address)
  const transitions = await readTransitions(ctx.ledger, scope, taskArn)
  const pendingStop = await readPendingStop(ctx.ledger, scope, taskArn)
  await proveOnce(ctx, tracked.value.task)
  const earlier = await readEarlierRuns(ctx, tracked.value.task)
  const delayMs = toDelayMs(tracked.value, nowMs, look.isVisible)
  return succeed({
    body: { task: toTaskView({ ...tracked.value, pendingStop }, nowMs, transitions, earlier) },
    nextPollMs:
      pendingStop?.state === 'open'
        ? Math.min(delayMs ?? PENDING_STOP_POLL_MS, PENDING_STOP_POLL_MS)
        : delayMs,
  })
}

/** So long a page waits at most to learn whether it may be compared with earlier runs. */
const PROOF_MS = 1_000

/**
 * Whoever opens the link of a task that has stopped is answered once, and may not have asked about its
 * cluster before. What runs is asked for again and again, which proves it by the way.
 */
async function proveOnce(ctx: TrackingContext, { lastStatus, clusterArn }: Task): Promise<void> {
  if (!isStopped(lastStatus) || clusterArn === undefined) return
  await settledWithin(mayDescribe(ctx, clusterArn), PROOF_MS)
}

/** No call of ECS stands behind it: the server's own tries say how a pending stop ends. */
const PENDING_STOP_POLL_MS = 1_000

/** The delay until a list without a running task is polled again: ECS may list another. */
const IDLE_LIST_MS = { looked: 10_000, unwatched: 300_000 }
/** How soon at the latest a list is asked for again in which a cluster did not respond. */
const TROUBLED_LIST_MS = { looked: 6_000, unwatched: 30_000 }

/** Fails only when the credentials have ended; clusters that do not answer are problems in it. */
export async function answerTasks(
  ctx: TrackingContext,
  look: Look,
  query: TasksQuestion = {},
): Promise<Result<PollAnswer<TasksAnswer>>> {
  const { clusters: chosen = [], withServices = false, values = [] } = query
  const list = await listTasks(ctx, look, { clusters: chosen, withServices })
  const { tasks, problems, clusters } = list
  const ended = problems.find(({ kind }) => kind === 'expired')
  if (ended) return fail({ kind: 'expired', message: ended.message })
  const rows = tasks.map(task => toRowOnce(task, values))
  return succeed({
    body: shareBody({
      rows,
      clusters,
      families: await readFamilies(ctx, list.clusterArns, rows),
      names: countNames(tasks.map(toNamesOnce)),
      problems: problems.map(toShownProblem),
    }),
    nextPollMs: toListPollMs(list, ctx.now().getTime(), look),
  })
}

/** The same for a page that has an earlier answer: what changed since, if that is still known. */
export async function answerTasksSince(
  ctx: TrackingContext,
  look: Look,
  { from, ...query }: TasksQuestion & { from: string | undefined },
): Promise<Result<PollAnswer<TasksAnswer | TasksChanges>>> {
  const answer = await answerTasks(ctx, look, query)
  const before = from === undefined ? undefined : findBody(from)
  if (!answer.ok || !before) return answer
  const { body, nextPollMs } = answer.value
  return succeed({ body: toTasksChanges(before, body), nextPollMs })
}

async function readFamilies(
  ctx: TrackingContext,
  clusterArns: string[],
  rows: readonly TaskRow[],
): Promise<Record<string, RecentRun[]>> {
  const { accountId, region } = ctx.operator
  const families = [...new Set(rows.map(({ family }) => family))]
  const runs = await readRecentRuns(ctx, { accountId, clusterArns }, families, region)
  return Object.fromEntries(runs)
}

export const toShownProblem = ({ cluster, message, areTasksShown }: ClusterProblem) => ({
  cluster: nameOfArn(cluster),
  message,
  areTasksShown,
})

/** The delay until a list of tasks is polled again. */
export function toListPollMs(
  { tasks, problems, isPending }: VisibleTasks,
  nowMs: number,
  { isVisible }: Look,
): number {
  const cap = problems.length > 0 ? TROUBLED_LIST_MS : IDLE_LIST_MS
  const longestMs = isVisible ? cap.looked : cap.unwatched
  const isSoon = isPending && isVisible && problems.length === 0
  const listMs = isSoon ? shortestPollMs : toListDelayMs(tasks, nowMs, isVisible)
  return Math.min(listMs ?? longestMs, longestMs)
}

/** A launch without an answer may get one, and AWS may say of more tasks that they may be seen. */
const INCOMPLETE_LAUNCH_MS = 5_000

/** Undefined if this session has no such launch. */
export async function answerLaunch(
  ctx: TrackingContext,
  launchId: string,
  look: Look,
): Promise<Result<PollAnswer<LaunchAnswer> | undefined>> {
  const read = await readLaunchTasks(ctx, launchId, look)
  if (!read.ok) return read
  if (!read.value) return succeed(undefined)
  const { launch, tasks } = read.value
  return succeed({
    body: {
      ...launch,
      rows: tasks.map(task => toRowOnce(task)),
    },
    nextPollMs:
      toListDelayMs(tasks, ctx.now().getTime(), look.isVisible) ??
      (launch.state === 'open' || tasks.length < launch.taskCount ? INCOMPLETE_LAUNCH_MS : null),
  })
}

/** That of the task that is asked for first; null if nothing can change any more. */
function toListDelayMs(
  tasks: readonly TrackedTask[],
  nowMs: number,
  somebodyLooks: boolean,
): number | null {
  const delays = tasks.map(task => toDelayMs(task, nowMs, somebodyLooks))
  const known = delays.filter(delayMs => delayMs !== null)
  return known.length > 0 ? Math.min(...known) : null
}

/**
 * A page asks again when the watcher has asked; a hidden one no sooner than nobody needs to. Null if
 * nothing can change any more.
 */
function toDelayMs(tracked: TrackedTask, nowMs: number, somebodyLooks: boolean): number | null {
  const { task, changedAt, freshness, nextAskedAtMs } = tracked
  if (freshness.kind === 'forgotten') return null
  const delayMs = nextPollMs({
    nowMs,
    lastChangeAtMs: Date.parse(changedAt),
    lastStatus: task.lastStatus,
    desiredStatus: task.desiredStatus,
    somebodyLooks,
  })
  if (delayMs === null || nextAskedAtMs === undefined) return delayMs
  return Math.max(somebodyLooks ? shortestPollMs : delayMs, nextAskedAtMs - nowMs)
}
