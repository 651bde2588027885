import 'server-only'
import type { TaskAddress } from '../aws/arn.ts'
import { succeed } from '../result.ts'
import type { Result } from '../result.ts'
import type { RawAnswer } from '../task-view/task/task-answer.ts'
import { readKnownTask } from './read-task.server.ts'
import type { TrackingContext } from './tracking-context.server.ts'

/**
 * The task as ECS described it last, with what looks secret masked. Whoever may open the task's page
 * may read it. Undefined if this session has no such task.
 */
export async function readRawTask(
  ctx: TrackingContext,
  address: TaskAddress,
): Promise<Result<RawAnswer | undefined>> {
  const tracked = await readKnownTask(ctx, address)
  if (!tracked.ok) return tracked
  return succeed(tracked.value && { task: tracked.value.task })
}
