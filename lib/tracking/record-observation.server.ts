import 'server-only'
import type { DescribeTasksCommandOutput, Task } from '@aws-sdk/client-ecs'
import { parseClusterArn } from '../aws/arn.ts'
import { fail, succeed } from '../result.ts'
import type { Result } from '../result.ts'
import { isLedgerUnavailable } from '../ledger/trouble/ledger-unavailable.ts'
import { markForgotten, recordTasks } from '../ledger/tasks/record-tasks.server.ts'
import { readTasks } from '../ledger/tasks/tasks.server.ts'
import { NO_TASK_ID } from '../permissions/may-describe.server.ts'
import type { TrackingContext } from './tracking-context.server.ts'

/** After RunTask, ECS may answer MISSING for some time. A task this young is not visible yet. */
const VISIBLE_WITHIN_MS = 120_000

/**
 * Writes DescribeTasks' answer about tasks of one cluster to the ledger. Fails if the ledger can't be
 * written. Pages then show the last stored state, and the reason.
 *
 * @param sentMs when the request was sent, `performance.now()`
 */
export async function recordObservation(
  ctx: TrackingContext,
  clusterArn: string,
  answer: Pick<DescribeTasksCommandOutput, 'tasks' | 'failures'>,
  sentMs: number,
): Promise<Result<Task[]>> {
  try {
    await record(ctx, clusterArn, answer, sentMs)
    return succeed(answer.tasks ?? [])
  } catch (error) {
    if (!isLedgerUnavailable(error)) throw error
    return fail(error.failure)
  }
}

async function record(
  ctx: TrackingContext,
  clusterArn: string,
  { tasks = [], failures = [] }: Pick<DescribeTasksCommandOutput, 'tasks' | 'failures'>,
  sentMs: number,
): Promise<void> {
  const region = parseClusterArn(clusterArn)?.region ?? ctx.operator.region
  const origin = { accountId: ctx.operator.accountId, region }
  const placed = tasks.map(task => ({ ...task, clusterArn: task.clusterArn ?? clusterArn }))
  await recordTasks(ctx.ledger, origin, placed, { nowIso: ctx.now().toISOString(), sentMs })
  const missing = failures.flatMap(({ reason, arn }) => (reason === 'MISSING' && arn ? [arn] : []))
  await markMissing(
    ctx,
    clusterArn,
    missing.filter(arn => !arn.endsWith(NO_TASK_ID)),
  )
}

async function markMissing(
  ctx: TrackingContext,
  clusterArn: string,
  taskArns: string[],
): Promise<void> {
  const scope = { accountId: ctx.operator.accountId, clusterArns: [clusterArn] }
  const now = ctx.now()
  for (const task of await readTasks(ctx.ledger, scope, taskArns)) {
    if (!task.forgottenAt && !isYoung(task.keptSince, now)) {
      await markForgotten(ctx.ledger, task.taskArn, now.toISOString())
    }
  }
}

const isYoung = (keptSince: string, now: Date): boolean =>
  now.getTime() - Date.parse(keptSince) < VISIBLE_WITHIN_MS
