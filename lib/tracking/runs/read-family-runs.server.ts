import 'server-only'
import { countRunningTasks } from '../../aws/ecs/ecs-tasks.server.ts'
import { succeed } from '../../result.ts'
import type { Result } from '../../result.ts'
import { readKnownClusterArns, readStoppedTasksOf } from '../../ledger/tasks/tasks.server.ts'
import { visibleClusters } from '../../permissions/may-describe.server.ts'
import type { FamilyRuns } from '../../task-view/family/family-runs.ts'
import type { TrackingContext } from '../tracking-context.server.ts'
import { RECENT_RUNS, toUsualMs } from '../../task-view/runs/usual-duration.ts'

/**
 * How many tasks of a family run on a cluster, and how long the family's runs usually take. ListTasks
 * is called with the session's own credentials. Only runs that the session may see count.
 */
export async function readFamilyRuns(
  ctx: TrackingContext,
  asked: { cluster: string; family: string },
): Promise<Result<FamilyRuns>> {
  const [running, usualMs] = await Promise.all([
    countRunningTasks(ctx.aws, asked),
    readUsualMs(ctx, asked.family),
  ])
  if (!running.ok && running.failure.kind === 'expired') return running
  return succeed({
    running: running.ok ? running.value : undefined,
    usualMs,
    sessionEndsAt: ctx.operator.expiresAt,
  })
}

async function readUsualMs(ctx: TrackingContext, family: string): Promise<number | undefined> {
  const { accountId } = ctx.operator
  const known = await readKnownClusterArns(ctx.ledger, accountId, ctx.aws.region)
  const { clusterArns } = await visibleClusters(ctx, known)
  const scope = { accountId, clusterArns }
  const tasks = await readStoppedTasksOf(ctx.ledger, scope, { family, limit: RECENT_RUNS })
  return toUsualMs(tasks.map(({ state }) => state))
}
