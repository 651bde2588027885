import 'server-only'
import { toClusterArn } from '../aws/arn.ts'
import type { TaskAddress } from '../aws/arn.ts'
import { readLaunch } from '../ledger/launches/launches.server.ts'
import { succeed } from '../result.ts'
import type { Result } from '../result.ts'
import { toRunInputs } from '../task-view/compare/run-inputs.ts'
import type { RunInputs } from '../task-view/compare/run-inputs.ts'
import { readKnownTask } from './read-task.server.ts'
import type { TrackingContext } from './tracking-context.server.ts'

/**
 * What a run was launched with, with what looks secret masked. Whoever may open the task's page may
 * read it. Undefined if this session has no such task.
 */
export async function readRunInputs(
  ctx: TrackingContext,
  address: TaskAddress,
): Promise<Result<RunInputs | undefined>> {
  const tracked = await readKnownTask(ctx, address)
  if (!tracked.ok) return tracked
  if (!tracked.value) return succeed(undefined)
  const { task, launchId } = tracked.value
  const clusterArns = [task.clusterArn ?? toClusterArn(address)]
  const scope = { accountId: address.accountId, clusterArns }
  const launch = launchId === undefined ? undefined : await readLaunch(ctx.ledger, scope, launchId)
  return succeed(toRunInputs(tracked.value, launch?.request))
}
