import 'server-only'
import type { DescribeTasksCommandOutput, Task } from '@aws-sdk/client-ecs'
import { parseClusterArn } from '../aws/arn.ts'
import { fitTask } from '../aws/ecs/ecs-documents.server.ts'
import { fail, succeed } from '../result.ts'
import type { Result } from '../result.ts'
import { isLedgerUnavailable } from '../ledger/trouble/ledger-unavailable.ts'
import { markForgotten, recordTasks } from '../ledger/tasks/record-tasks.server.ts'
import { readKnownTaskArns, readTasks } from '../ledger/tasks/tasks.server.ts'
import { NO_TASK_ID } from '../permissions/may-describe.server.ts'
import { dropListed, noteListed } from './listed/rosters.server.ts'
import type { TrackingContext } from './tracking-context.server.ts'

/** After RunTask, ECS may answer MISSING for some time. A task this young is not visible yet. */
const VISIBLE_WITHIN_MS = 120_000

type Answer = Pick<DescribeTasksCommandOutput, 'tasks' | 'failures'>

interface Asked {
  clusterArn: string
  /** When the request was sent, `performance.now()`. */
  sentMs: number
  /** Whether a task that the ledger doesn't hold enters it: somebody opened it. */
  adds: boolean
}

/**
 * Writes DescribeTasks' answer about tasks of one cluster to the ledger. Fails if the ledger can't be
 * written. Pages then show the last stored state, and the reason. What is only listed is kept beside it.
 */
export async function recordObservation(
  ctx: TrackingContext,
  asked: Asked,
  answer: Answer,
): Promise<Result<Task[]>> {
  try {
    await record(ctx, asked, answer)
    return succeed(answer.tasks ?? [])
  } catch (error) {
    if (!isLedgerUnavailable(error)) throw error
    return fail(error.failure)
  }
}

async function record(
  ctx: TrackingContext,
  { clusterArn, sentMs, adds }: Asked,
  { tasks = [], failures = [] }: Answer,
): Promise<void> {
  const { ledger, operator } = ctx
  const region = parseClusterArn(clusterArn)?.region ?? operator.region
  const nowIso = ctx.now().toISOString()
  const placed = tasks.map(task => ({ ...task, clusterArn: task.clusterArn ?? clusterArn }))
  const arns = placed.flatMap(({ taskArn }) => taskArn ?? [])
  const scope = { accountId: operator.accountId, clusterArns: [clusterArn] }
  const kept = adds ? new Set(arns) : await readKnownTaskArns(ledger, scope, arns)
  const isKept = ({ taskArn = '' }: Task) => kept.has(taskArn)
  const origin = { accountId: operator.accountId, region }
  await recordTasks(ledger, origin, placed.filter(isKept), { nowIso, sentMs })
  dropListed(ledger, clusterArn, [...kept])
  const missing = failures.flatMap(({ reason, arn }) => (reason === 'MISSING' && arn ? [arn] : []))
  const listed = placed.filter(task => !isKept(task)).map(fitTask)
  noteListed(ledger, { clusterArn, region }, { tasks: listed, missing, nowIso })
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

/** Whether ECS may not list the task yet. */
export const isYoung = (keptSince: string, now: Date): boolean =>
  now.getTime() - Date.parse(keptSince) < VISIBLE_WITHIN_MS
