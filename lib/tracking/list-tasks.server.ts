import 'server-only'
import { succeed } from '../result.ts'
import type { Failure, Result } from '../result.ts'
import { readKnownClusterArns, readRecentTasks, readTasks } from '../ledger/tasks/tasks.server.ts'
import type { StoredTask } from '../ledger/tasks/tasks.server.ts'
import { toTrackedTasks } from './to-tracked-tasks.server.ts'
import type { TrackedTask } from '../task-view/tracked-task.ts'
import { observeTasks } from './observe-tasks.server.ts'
import type { Observation } from './observe-tasks.server.ts'
import { visibleClusters, wasDenied } from '../permissions/may-describe.server.ts'
import type { ClusterProblem } from '../permissions/may-describe.server.ts'
import { isStopped } from '../task-view/status-view.ts'
import type { TrackingContext } from './tracking-context.server.ts'

/** The list has this many of the newest tasks. */
const LISTED = 500

interface TaskList {
  tasks: TrackedTask[]
  problems: ClusterProblem[]
}

/**
 * The newest stored tasks in the Region that this session may see, refreshed from ECS. The session
 * sees the tasks of a cluster if AWS allows it the cluster, without those that AWS denied to it.
 */
export async function listTasks(ctx: TrackingContext): Promise<TaskList> {
  const { accountId, region } = ctx.operator
  const known = await readKnownClusterArns(ctx.ledger, accountId, region)
  const { clusterArns, problems } = await visibleClusters(ctx, known)
  const read = (arns: readonly string[]) =>
    readRecentTasks(ctx.ledger, { accountId, clusterArns: arns }, { region, limit: LISTED })
  const before = await read(clusterArns)
  const observed = await refresh(ctx, before)
  const current =
    observed.size > 0 ? await read(clusterArns.filter(arn => !isDenied(observed.get(arn)))) : before
  const groups = Map.groupBy(current, task => task.clusterArn)
  const tracked = await Promise.all(
    [...groups].map(([arn, tasks]) => toVisibleTasks(ctx, tasks, observed.get(arn))),
  )
  return {
    tasks: tracked.flat().sort((a, b) => createdMs(b) - createdMs(a)),
    problems: [...problems, ...problemsOf(observed)],
  }
}

/**
 * The tasks of one launch, refreshed from ECS. The caller has checked that the session may describe
 * the launch's cluster. Fails if that permission has just ended.
 */
export async function listTasksOfLaunch(
  ctx: TrackingContext,
  launch: { clusterArn: string; taskArns: readonly string[] },
): Promise<Result<TrackedTask[]>> {
  const scope = { accountId: ctx.operator.accountId, clusterArns: [launch.clusterArn] }
  const read = () => readTasks(ctx.ledger, scope, launch.taskArns)
  const before = await read()
  const answer = (await refresh(ctx, before)).get(launch.clusterArn)
  if (answer && !answer.ok && isBarred(answer.failure)) return answer
  const tracked = await toVisibleTasks(ctx, answer ? await read() : before, answer)
  return succeed(tracked.sort((a, b) => createdMs(a) - createdMs(b)))
}

async function toVisibleTasks(
  ctx: TrackingContext,
  tasks: readonly StoredTask[],
  answer: Result<Observation> | undefined,
): Promise<TrackedTask[]> {
  const hidden = answer?.ok ? answer.value.hidden : undefined
  const visible = tasks.filter(
    ({ taskArn }) => !(hidden ? hidden.has(taskArn) : wasDenied(ctx, taskArn)),
  )
  return toTrackedTasks(ctx, visible, answer?.ok ? succeed(answer.value.tasks) : answer)
}

/** One DescribeTasks call serves up to 100 tasks of a cluster. */
async function refresh(
  ctx: TrackingContext,
  tasks: readonly StoredTask[],
): Promise<Map<string, Result<Observation>>> {
  const answers = new Map<string, Result<Observation>>()
  const groups = Map.groupBy(
    tasks.filter(task => !isSettled(task, ctx.now()) || isWorthRetrying(ctx, task)),
    task => task.clusterArn,
  )
  await Promise.all(
    [...groups].map(async ([clusterArn, members]) => {
      const arns = members.map(task => task.taskArn)
      answers.set(clusterArn, await observeTasks(ctx, clusterArn, arns))
    }),
  )
  return answers
}

/** AWS denied the task to this session while it ran, so AWS must allow it before a list shows it. */
const isWorthRetrying = (ctx: TrackingContext, { taskArn, forgottenAt }: StoredTask): boolean =>
  forgottenAt === undefined && wasDenied(ctx, taskArn)

const isBarred = ({ kind }: Failure): boolean => kind === 'expired' || kind === 'forbidden'

const isDenied = (answer: Result<Observation> | undefined): boolean =>
  answer?.ok === false && answer.failure.kind === 'forbidden'

/** After ECS has answered MISSING for this long, the list doesn't ask about the task again. */
const FORGOTTEN_MS = 10 * 60_000

const isSettled = ({ state, forgottenAt }: StoredTask, now: Date): boolean =>
  isStopped(state.lastStatus) ||
  (forgottenAt !== undefined && now.getTime() - Date.parse(forgottenAt) > FORGOTTEN_MS)

const toProblem = (cluster: string, { kind, message }: Failure): ClusterProblem => ({
  cluster,
  kind,
  message,
  areTasksShown: true,
})

/** A denied cluster is hidden and not reported, whenever it was denied. */
const problemsOf = (observed: Map<string, Result<Observation>>): ClusterProblem[] =>
  [...observed].flatMap(([cluster, answer]) =>
    answer.ok || isDenied(answer) ? [] : [toProblem(cluster, answer.failure)],
  )

const createdMs = ({ task, keptSince }: TrackedTask): number =>
  task.createdAt?.getTime() ?? Date.parse(keptSince)
