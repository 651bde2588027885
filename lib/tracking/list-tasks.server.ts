import 'server-only'
import type { Failure } from '../aws/failure.ts'
import { readKnownClusterArns, readRecentTasks, readTasks } from '../ledger/tasks.server.ts'
import type { LedgerTask } from '../ledger/tasks.server.ts'
import { toKeptTasks } from './keep-task.server.ts'
import type { KeptTask } from './kept-task.ts'
import { observeTasks } from './observe-tasks.server.ts'
import { isSettled } from './read-task.server.ts'
import { visibleClusters } from './rights.server.ts'
import type { ClusterProblem } from './rights.server.ts'
import type { TrackingContext } from './tracking-context.server.ts'

/** How many of the newest tasks the list holds. */
const LISTED = 500

export interface TaskList {
  tasks: KeptTask[]
  problems: ClusterProblem[]
}

/** The newest kept tasks of the Region that this session may see, refreshed from ECS. */
export async function listTasks(ctx: TrackingContext): Promise<TaskList> {
  const { accountId, region } = ctx.operator
  const known = await readKnownClusterArns(ctx.ledger, accountId, region)
  const { clusterArns, problems } = await visibleClusters(ctx, known)
  const scope = { accountId, clusterArns }
  const read = () => readRecentTasks(ctx.ledger, scope, { region, limit: LISTED })
  const failures = await refresh(ctx, await read())
  const groups = Map.groupBy(await read(), task => task.clusterArn)
  const kept = await Promise.all(
    [...groups].map(([arn, tasks]) => toKeptTasks(ctx, tasks, failures.get(arn))),
  )
  return {
    tasks: kept.flat().sort((a, b) => createdMs(b) - createdMs(a)),
    problems: [
      ...problems,
      ...[...failures].map(([cluster, { kind, message }]) => ({ cluster, kind, message })),
    ],
  }
}

/** The tasks of one launch, refreshed from ECS. Its cluster must be one the session may describe. */
export async function listTasksOfLaunch(
  ctx: TrackingContext,
  launch: { clusterArn: string; taskArns: readonly string[] },
): Promise<KeptTask[]> {
  const scope = { accountId: ctx.operator.accountId, clusterArns: [launch.clusterArn] }
  const read = () => readTasks(ctx.ledger, scope, launch.taskArns)
  const failures = await refresh(ctx, await read())
  const kept = await toKeptTasks(ctx, await read(), failures.get(launch.clusterArn))
  return kept.sort((a, b) => createdMs(a) - createdMs(b))
}

/** One DescribeTasks call serves up to 100 tasks of a cluster. */
async function refresh(
  ctx: TrackingContext,
  tasks: readonly LedgerTask[],
): Promise<Map<string, Failure>> {
  const failures = new Map<string, Failure>()
  const groups = Map.groupBy(
    tasks.filter(task => !isSettled(task)),
    task => task.clusterArn,
  )
  await Promise.all(
    [...groups].map(async ([clusterArn, members]) => {
      const arns = members.map(task => task.taskArn)
      const observed = await observeTasks(ctx, clusterArn, arns)
      if (!observed.ok) failures.set(clusterArn, observed.failure)
    }),
  )
  return failures
}

const createdMs = ({ task, keptSince }: KeptTask): number =>
  task.createdAt?.getTime() ?? Date.parse(keptSince)
