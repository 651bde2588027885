import 'server-only'
import type { Task } from '@aws-sdk/client-ecs'
import { parseClusterArn } from '../aws/ecs-arn.ts'
import { describeTasks, TASKS_PER_CALL } from '../aws/ecs-tasks.server.ts'
import { succeed } from '../aws/failure.ts'
import type { Result } from '../aws/failure.ts'
import { markForgotten, readTasks, recordTasks } from '../ledger/tasks.server.ts'
import { noteRights } from '../permissions/rights.server.ts'
import type { TrackingContext } from './tracking-context.server.ts'

/**
 * After RunTask a task may be MISSING for some seconds before ECS shows it; a task this young is
 * not forgotten.
 */
const VISIBLE_WITHIN_MS = 60_000

/** Asks ECS about tasks of one cluster, and writes what it answers to the ledger. */
export async function observeTasks(
  ctx: TrackingContext,
  clusterArn: string,
  taskArns: readonly string[],
): Promise<Result<Task[]>> {
  const region = parseClusterArn(clusterArn)?.region ?? ctx.operator.region
  const seen: Task[] = []
  for (let start = 0; start < taskArns.length; start += TASKS_PER_CALL) {
    const batch = taskArns.slice(start, start + TASKS_PER_CALL)
    const answer = await describeTasks({ ...ctx.aws, region }, clusterArn, batch)
    if (!answer.ok) {
      if (answer.failure.kind === 'forbidden') noteRights(ctx, clusterArn, false)
      return answer
    }
    noteRights(ctx, clusterArn, true)
    const { tasks = [], failures = [] } = answer.value
    await record(ctx, { clusterArn, region, tasks })
    await markMissing(
      ctx,
      clusterArn,
      failures.flatMap(({ reason, arn }) => (reason === 'MISSING' && arn ? [arn] : [])),
    )
    seen.push(...tasks)
  }
  return succeed(seen)
}

async function record(
  ctx: TrackingContext,
  { clusterArn, region, tasks }: { clusterArn: string; region: string; tasks: Task[] },
): Promise<void> {
  const origin = { accountId: ctx.operator.accountId, region }
  const placed = tasks.map(task => ({ ...task, clusterArn: task.clusterArn ?? clusterArn }))
  await recordTasks(ctx.ledger, origin, placed, ctx.now().toISOString())
}

async function markMissing(
  ctx: TrackingContext,
  clusterArn: string,
  taskArns: string[],
): Promise<void> {
  const scope = { accountId: ctx.operator.accountId, clusterArns: [clusterArn] }
  const now = ctx.now()
  for (const task of await readTasks(ctx.ledger, scope, taskArns)) {
    if (!isYoung(task.keptSince, now)) {
      await markForgotten(ctx.ledger, task.taskArn, now.toISOString())
    }
  }
}

const isYoung = (keptSince: string, now: Date): boolean =>
  now.getTime() - Date.parse(keptSince) < VISIBLE_WITHIN_MS
