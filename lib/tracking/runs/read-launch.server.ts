import 'server-only'
import { nameOfArn } from '../../aws/arn.ts'
import { succeed } from '../../result.ts'
import type { Result } from '../../result.ts'
import { clusterOfLaunch, readLaunch } from '../../ledger/launches/launches.server.ts'
import type { StoredLaunch } from '../../ledger/launches/launches.server.ts'
import type { TrackedTask } from '../../task-view/tracked-task.ts'
import { listTasksOfLaunch } from '../list-tasks.server.ts'
import { mayDescribe } from '../../permissions/may-describe.server.ts'
import type { LaunchAnswer } from '../../task-view/launch/launch-answer.ts'
import type { TrackingContext } from '../tracking-context.server.ts'
import type { Look } from '../watch/watch-tasks.server.ts'

interface LaunchRead {
  launch: Omit<LaunchAnswer, 'rows'>
  tasks: TrackedTask[]
}

/**
 * A launch with its tasks.
 *
 * @returns undefined for a launch that does not exist, and for one of another account or of a
 *   cluster that the session may not describe.
 */
export async function readLaunchTasks(
  ctx: TrackingContext,
  launchId: string,
  look: Look,
): Promise<Result<LaunchRead | undefined>> {
  const { accountId } = ctx.operator
  const clusterArn = await clusterOfLaunch(ctx.ledger, accountId, launchId)
  if (!clusterArn) return succeed(undefined)
  const allowed = await mayDescribe(ctx, clusterArn)
  if (!allowed.ok) return allowed
  if (!allowed.value) return succeed(undefined)
  const launch = await readLaunch(ctx.ledger, { accountId, clusterArns: [clusterArn] }, launchId)
  if (!launch) return succeed(undefined)
  const { taskArns } = launch.call
  const tasks = await listTasksOfLaunch(ctx, { clusterArn, taskArns }, look)
  if (!tasks.ok) return tasks.failure.kind === 'forbidden' ? succeed(undefined) : tasks
  return succeed({ launch: toLaunch(launch), tasks: tasks.value })
}

function toLaunch(launch: StoredLaunch): LaunchRead['launch'] {
  const { call } = launch
  const taskCount = call.taskArns.length
  return {
    launchId: launch.id,
    cluster: nameOfArn(launch.clusterArn),
    launchedAt: launch.createdAt,
    launchedBy: launch.launchedBy,
    count: launch.request.count ?? 1,
    taskCount,
    failures: call.failures,
    state: call.state === 'answered' ? (taskCount > 0 ? 'launched' : 'unplaced') : call.state,
    failure: call.failure,
    givenUp: call.givenUp,
  }
}
