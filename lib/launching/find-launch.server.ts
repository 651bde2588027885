import 'server-only'
import type { Task } from '@aws-sdk/client-ecs'
import type { AwsAccess } from '../aws/clients.server.ts'
import { describeTasks, listTasksStartedBy, TASKS_PER_CALL } from '../aws/ecs-tasks.server.ts'
import { fail, succeed } from '../aws/failure.ts'
import type { Failure, Result } from '../aws/failure.ts'
import type { KeptLaunch } from '../ledger/launches.server.ts'
import type { LaunchOutcome } from './launch-outcome.ts'
import { recordAnswer, recordRefusal } from './record-launch.server.ts'
import type { RecordingContext } from './record-launch.server.ts'
import { toStartedBy } from '../run-task/started-by.ts'
import { toLaunchOutcome } from './to-launch-outcome.ts'

const NOT_FOUND: Failure = {
  kind: 'unreachable',
  message:
    'AWS never answered, and lists no task of this launch any more. If it started, it has ended.',
}

const SHARED: Failure = {
  kind: 'unreachable',
  message:
    'AWS never answered, and the launch has a “started by” of its own that other tasks may share. Look for its tasks on the cluster.',
}

/**
 * Finds the tasks of a launch whose answer was lost by their `startedBy`, which no other launch
 * has. One that the operator chose may be on other tasks, too, and proves nothing.
 */
export async function findLaunch(
  ctx: RecordingContext,
  launch: KeptLaunch,
): Promise<LaunchOutcome> {
  const { startedBy } = launch.request
  if (startedBy !== toStartedBy(launch.id)) return toLaunchOutcome(launch, SHARED)
  const access = { ...ctx.aws, region: launch.region }
  const found = await listTasksStartedBy(access, launch.clusterArn, startedBy)
  if (!found.ok) return toLaunchOutcome(launch, found.failure)
  if (found.value.length === 0) return recordRefusal(ctx, launch, NOT_FOUND)
  const tasks = await describeAll(access, launch.clusterArn, found.value)
  if (!tasks.ok) return toLaunchOutcome(launch, tasks.failure)
  return recordAnswer(ctx, launch, { tasks: tasks.value, failures: [] })
}

/** RunTask starts 10 tasks at most, so one call describes them all. */
async function describeAll(
  access: AwsAccess,
  clusterArn: string,
  taskArns: string[],
): Promise<Result<Task[]>> {
  const described = await describeTasks(access, clusterArn, taskArns.slice(0, TASKS_PER_CALL))
  if (!described.ok) return described
  const { tasks = [] } = described.value
  return tasks.length > 0 ? succeed(tasks) : fail(NOT_FOUND)
}
