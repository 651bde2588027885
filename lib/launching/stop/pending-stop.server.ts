import 'server-only'
import { toClusterArn } from '../../aws/arn.ts'
import { storePendingStop, toPendingUntil } from '../../ledger/tasks/pending-stops.server.ts'
import { readTasks } from '../../ledger/tasks/tasks.server.ts'
import { isLedgerUnavailable } from '../../ledger/trouble/ledger-unavailable.ts'
import { isStopped } from '../../task-view/status-view.ts'
import { isYoung } from '../../tracking/record-observation.server.ts'
import type { LaunchingContext } from '../launching-context.ts'
import type { StopTarget } from './send-stop.server.ts'
import { UNKNOWN_TASK } from './stop-failure.ts'
import type { StopAnswer } from './stop-outcome.ts'

/**
 * The answer about a task that ECS does not list. One that was launched a moment ago will be listed:
 * the stop is stored, and the server tries it again outside of the request.
 */
export async function answerUnlisted(
  ctx: LaunchingContext,
  { taskArn, address, reason }: StopTarget,
): Promise<StopAnswer> {
  const { accountId, sid, principalArn: principal } = ctx.operator
  const clusterArn = toClusterArn(address)
  const scope = { accountId, clusterArns: [clusterArn] }
  try {
    const [task] = await readTasks(ctx.ledger, scope, [taskArn])
    if (isStopped(task?.state.lastStatus)) return { kind: 'stopped' }
    if (!task || task.forgottenAt || !isYoung(task.keptSince, ctx.now())) {
      return { kind: 'failed', failure: UNKNOWN_TASK }
    }
    const askedAt = ctx.now().toISOString()
    const stop = { taskArn, accountId, clusterArn, sid, principal, reason, askedAt }
    return { kind: 'pending', until: toPendingUntil(await storePendingStop(ctx.ledger, stop)) }
  } catch (error) {
    if (!isLedgerUnavailable(error)) throw error
    return { kind: 'failed', failure: error.failure }
  }
}
