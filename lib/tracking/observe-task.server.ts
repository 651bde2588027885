import 'server-only'
import type { Task } from '@aws-sdk/client-ecs'
import { parseClusterArn } from '../aws/arn.ts'
import { describeTasks } from '../aws/ecs/ecs-tasks.server.ts'
import type { Result } from '../result.ts'
import { momentOf, noteAnswer } from '../permissions/may-describe.server.ts'
import { recordObservation } from './record-observation.server.ts'
import type { TrackingContext } from './tracking-context.server.ts'

interface TaskObservation {
  /** Whether the session may see the task now. A failure if AWS did not decide it. */
  allowed: Result<boolean>
  tasks: Result<Task[]>
}

/**
 * Asks ECS about one task with the session's own credentials, because a policy can deny it by its
 * tags. The answer proves nothing about other tasks of the cluster.
 */
export async function observeTask(
  ctx: TrackingContext,
  clusterArn: string,
  taskArn: string,
): Promise<TaskObservation> {
  const region = parseClusterArn(clusterArn)?.region ?? ctx.operator.region
  const askedAt = momentOf(ctx)
  const answer = await describeTasks({ ...ctx.aws, region }, clusterArn, [taskArn])
  const allowed = noteAnswer(ctx, taskArn, answer, askedAt)
  if (!answer.ok) return { allowed, tasks: answer }
  return {
    allowed,
    tasks: await recordObservation(
      ctx,
      { clusterArn, sentMs: askedAt.steadyMs, adds: true },
      answer.value,
    ),
  }
}
