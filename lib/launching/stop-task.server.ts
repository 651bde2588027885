import 'server-only'
import { stopTask as callStopTask } from '../aws/ecs/ecs-tasks.server.ts'
import { parseTaskArn } from '../aws/arn.ts'
import { fail, succeed } from '../result.ts'
import type { Result } from '../result.ts'
import { recordTasks } from '../ledger/tasks/record-tasks.server.ts'
import type { LaunchingContext } from './launching-context.ts'

/** ECS cuts reasons at 1024 characters (DescribeTasks, `stoppedReason`). */
const REASON_LENGTH = 1024

/** Asks ECS to stop the task. It answers at once; the task stops as its containers end. */
export async function stopTask(
  ctx: LaunchingContext,
  { taskArn, reason }: { taskArn: string; reason?: string },
): Promise<Result<void>> {
  const ref = parseTaskArn(taskArn)
  if (!ref || ref.accountId !== ctx.operator.accountId) {
    return fail({ kind: 'invalid', message: 'This is not a task of your account.' })
  }
  const { region, cluster, accountId } = ref
  const sentMs = performance.now()
  const task = await callStopTask(
    { ...ctx.aws, region },
    { cluster, task: taskArn, reason: reason?.trim().slice(0, REASON_LENGTH) || undefined },
  )
  if (!task.ok) return task
  const seen = { nowIso: ctx.now().toISOString(), sentMs }
  await recordTasks(ctx.ledger, { accountId, region }, [task.value], seen)
  return succeed(undefined)
}
