import 'server-only'
import type { Task } from '@aws-sdk/client-ecs'
import type { AwsAccess } from '../../aws/clients.server.ts'
import { parseTaskArn } from '../../aws/arn.ts'
import type { TaskAddress } from '../../aws/arn.ts'
import { stopTask } from '../../aws/ecs/ecs-tasks.server.ts'
import type { Failure } from '../../result.ts'
import { forgetPendingStop } from '../../ledger/tasks/pending-stops.server.ts'
import { recordStopRequest } from '../../ledger/tasks/stop-requests.server.ts'
import { recordTasks } from '../../ledger/tasks/record-tasks.server.ts'
import { isLedgerUnavailable } from '../../ledger/trouble/ledger-unavailable.ts'
import { isStopped } from '../../task-view/status-view.ts'
import type { LaunchingContext } from '../launching-context.ts'
import { isReasonOf } from '../../verdict/stop-reason.ts'
import { isTaskUnknown, toStopFailure } from './stop-failure.ts'

/** The task to stop, with the reason that others read. */
export interface StopTarget {
  taskArn: string
  address: TaskAddress
  reason?: string
  /** Principal ARN of who asked. */
  by: string
}

/** - `unknown`: ECS does not list the task. */
export type SentStop =
  { kind: 'stopping' | 'stopped' } | { kind: 'unknown' } | { kind: 'failed'; failure: Failure }

/** Undefined for anything but a task's ARN. */
export function toStopTarget(
  taskArn: string,
  { by, reason }: Pick<StopTarget, 'by' | 'reason'>,
): StopTarget | undefined {
  const address = parseTaskArn(taskArn)
  return address && { taskArn, address, reason, by }
}

/** Calls StopTask once. What ECS answers of the task is recorded. */
export async function sendStop(
  ctx: Pick<LaunchingContext, 'ledger' | 'now'>,
  aws: AwsAccess,
  { taskArn, address, reason, by }: StopTarget,
): Promise<SentStop> {
  const { region, accountId, cluster } = address
  const sentMs = performance.now()
  const answer = await stopTask({ ...aws, region }, { cluster, task: taskArn, reason })
  if (!answer.ok) {
    if (isTaskUnknown(answer.failure)) return { kind: 'unknown' }
    return { kind: 'failed', failure: toStopFailure(answer.failure, cluster) }
  }
  const seen = { nowIso: ctx.now().toISOString(), sentMs }
  try {
    await recordTasks(ctx.ledger, { accountId, region }, [answer.value], seen)
    if (isStoppedByIt(answer.value, reason)) {
      await recordStopRequest(ctx.ledger, taskArn, { by, reason, at: seen.nowIso })
    }
    await forgetPendingStop(ctx.ledger, taskArn)
  } catch (error) {
    // ECS stops the task all the same, and whoever watches it records that later.
    if (!isLedgerUnavailable(error)) throw error
  }
  return { kind: isStopped(answer.value.lastStatus) ? 'stopped' : 'stopping' }
}

/**
 * ECS gives another stop code to a task that was ending already when StopTask came. To a task that
 * somebody else had stopped it gives the same code, with the reason of the first call.
 */
const isStoppedByIt = (
  { lastStatus, stopCode, stoppedReason }: Task,
  reason: string | undefined,
): boolean =>
  !isStopped(lastStatus) &&
  (stopCode === undefined || stopCode === 'UserInitiated') &&
  (stoppedReason === undefined || isReasonOf(reason, stoppedReason))
