import 'server-only'
import type { Task } from '@aws-sdk/client-ecs'
import { recordStarted } from '../ledger/launches/launch-calls.server.ts'
import type { StoredLaunch } from '../ledger/launches/launches.server.ts'
import { recordTasks } from '../ledger/tasks/record-tasks.server.ts'
import type { PlacementFailure } from '../verdict/explain-placement-failure.ts'
import type { LaunchingContext } from './launching-context.ts'

export type RecordingContext = Pick<LaunchingContext, 'aws' | 'ledger' | 'now'>

/** Records the tasks that a launch started, and ends it as launched. */
export async function recordTasksOfLaunch(
  ctx: RecordingContext,
  launch: StoredLaunch,
  { tasks, failures, sentMs }: { tasks: Task[]; failures: PlacementFailure[]; sentMs: number },
): Promise<void> {
  const nowIso = ctx.now().toISOString()
  await recordTasks(ctx.ledger, originOf(launch), tasks, { nowIso, sentMs })
  const taskArns = tasks.flatMap(task => task.taskArn ?? [])
  await recordStarted(ctx.ledger, launch.id, { taskArns, failures }, nowIso)
}

/** Where tasks of a launch come from. */
export const originOf = (launch: StoredLaunch) => ({
  accountId: launch.accountId,
  region: launch.region,
  launchId: launch.id,
  launchedBy: launch.launchedBy,
})
