import 'server-only'
import { toTaskArn } from '../../aws/arn.ts'
import type { TaskAddress } from '../../aws/arn.ts'
import { succeed } from '../../result.ts'
import type { Result } from '../../result.ts'
import { readTaskRelaunch } from './read-relaunch.server.ts'
import type { Relaunch } from './read-relaunch.server.ts'
import type { TrackingContext } from '../tracking-context.server.ts'

/** `GET /api/tasks/{region}/{account}/{cluster}/{taskId}/relaunch` */
export interface RelaunchAnswer {
  relaunch: Relaunch
  /** Who would launch it. What the browser keeps of the launch is kept for this principal. */
  principalArn: string
}

/** How a task was launched, for launching it again. Undefined if this session has no such task. */
export async function answerRelaunch(
  ctx: TrackingContext,
  address: TaskAddress,
): Promise<Result<RelaunchAnswer | undefined>> {
  const relaunch = await readTaskRelaunch(ctx, toTaskArn(address))
  if (!relaunch.ok) return relaunch
  const { principalArn } = ctx.operator
  return succeed(relaunch.value && { relaunch: relaunch.value, principalArn })
}
