import 'server-only'
import type { Task } from '@aws-sdk/client-ecs'
import type { Failure } from '../aws/failure.ts'
import { closeCall, readLaunchToSettle } from '../ledger/launches.server.ts'
import type { KeptCall, KeptLaunch } from '../ledger/launches.server.ts'
import { recordTasks } from '../ledger/tasks.server.ts'
import type { LaunchOutcome, PlacementFailure } from './launch-outcome.ts'
import type { LaunchingContext } from './launching-context.ts'
import { toLaunchOutcome } from './to-launch-outcome.ts'

export type RecordingContext = Pick<LaunchingContext, 'aws' | 'ledger' | 'now'>

/** Records the tasks that a launch started, and closes it. */
export async function recordAnswer(
  ctx: RecordingContext,
  launch: KeptLaunch,
  { tasks, failures }: { tasks: Task[]; failures: PlacementFailure[] },
): Promise<LaunchOutcome> {
  const origin = {
    accountId: launch.accountId,
    region: launch.region,
    launchId: launch.id,
    launchedBy: launch.launchedBy,
  }
  await recordTasks(ctx.ledger, origin, tasks, ctx.now().toISOString())
  const taskArns = tasks.flatMap(task => task.taskArn ?? [])
  return close(ctx, launch, { state: 'answered', taskArns, failures })
}

/** Closes a launch that started nothing. */
export const recordRefusal = (
  ctx: RecordingContext,
  launch: KeptLaunch,
  { kind, message, code, detail, requestId }: Failure,
): Promise<LaunchOutcome> =>
  close(ctx, launch, {
    state: 'refused',
    taskArns: [],
    failures: [],
    failure: { kind, message, code, detail, requestId },
  })

/** The ledger decides what the outcome is: another process may have closed the launch before. */
async function close(
  ctx: RecordingContext,
  launch: KeptLaunch,
  call: KeptCall,
): Promise<LaunchOutcome> {
  await closeCall(ctx.ledger, launch.id, { ...call, answeredAt: ctx.now().toISOString() })
  return toLaunchOutcome((await readLaunchToSettle(ctx.ledger, launch.id)) ?? { ...launch, call })
}
