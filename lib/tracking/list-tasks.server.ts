import 'server-only'
import type { Task } from '@aws-sdk/client-ecs'
import type { Failure, Result } from '../aws/failure.ts'
import { readKnownClusterArns, readRecentTasks, readTasks } from '../ledger/tasks.server.ts'
import type { LedgerTask } from '../ledger/tasks.server.ts'
import { toKeptTasks } from './keep-task.server.ts'
import type { KeptTask } from './kept-task.ts'
import { observeTasks } from './observe-tasks.server.ts'
import { visibleClusters } from '../permissions/rights.server.ts'
import type { ClusterProblem } from '../permissions/rights.server.ts'
import { isStopped } from './status-view.ts'
import type { TrackingContext } from './tracking-context.server.ts'

/** How many of the newest tasks the list holds. */
const LISTED = 500

interface TaskList {
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
  const before = await read()
  const observed = await refresh(ctx, before)
  const current = observed.size > 0 ? await read() : before
  const groups = Map.groupBy(current, task => task.clusterArn)
  const kept = await Promise.all(
    [...groups].map(([arn, tasks]) => toKeptTasks(ctx, tasks, observed.get(arn))),
  )
  return {
    tasks: kept.flat().sort((a, b) => createdMs(b) - createdMs(a)),
    problems: [...problems, ...problemsOf(observed)],
  }
}

/** The tasks of one launch, refreshed from ECS. Its cluster must be one the session may describe. */
export async function listTasksOfLaunch(
  ctx: TrackingContext,
  launch: { clusterArn: string; taskArns: readonly string[] },
): Promise<KeptTask[]> {
  const scope = { accountId: ctx.operator.accountId, clusterArns: [launch.clusterArn] }
  const read = () => readTasks(ctx.ledger, scope, launch.taskArns)
  const before = await read()
  const observed = await refresh(ctx, before)
  const current = observed.size > 0 ? await read() : before
  const kept = await toKeptTasks(ctx, current, observed.get(launch.clusterArn))
  return kept.sort((a, b) => createdMs(a) - createdMs(b))
}

/** One DescribeTasks call serves up to 100 tasks of a cluster. */
async function refresh(
  ctx: TrackingContext,
  tasks: readonly LedgerTask[],
): Promise<Map<string, Result<Task[]>>> {
  const answers = new Map<string, Result<Task[]>>()
  const groups = Map.groupBy(
    tasks.filter(task => !isSettled(task, ctx.now())),
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

/** ECS has answered MISSING for so long that the list does not ask about it again. */
const FORGOTTEN_MS = 10 * 60_000

const isSettled = ({ state, forgottenAt }: LedgerTask, now: Date): boolean =>
  isStopped(state.lastStatus) ||
  (forgottenAt !== undefined && now.getTime() - Date.parse(forgottenAt) > FORGOTTEN_MS)

const toProblem = (cluster: string, { kind, message }: Failure): ClusterProblem => ({
  cluster,
  kind,
  message,
  areTasksShown: true,
})

const problemsOf = (observed: Map<string, Result<Task[]>>): ClusterProblem[] =>
  [...observed].flatMap(([cluster, answer]) =>
    answer.ok ? [] : [toProblem(cluster, answer.failure)],
  )

const createdMs = ({ task, keptSince }: KeptTask): number =>
  task.createdAt?.getTime() ?? Date.parse(keptSince)
