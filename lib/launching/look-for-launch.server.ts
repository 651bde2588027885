import 'server-only'
import type { Task } from '@aws-sdk/client-ecs'
import { TASKS_PER_CALL } from '../aws/ecs/call-budget.ts'
import { describeTasks, listTasksStartedBy } from '../aws/ecs/ecs-tasks.server.ts'
import { succeed } from '../result.ts'
import type { Result } from '../result.ts'
import { noteLook } from '../ledger/launches/launch-calls.server.ts'
import type { StoredLaunch } from '../ledger/launches/launches.server.ts'
import { recordTasks } from '../ledger/tasks/record-tasks.server.ts'
import { toStartedBy } from '../run-task/form/started-by.ts'
import type { LaunchOutcome } from './launch-outcome.ts'
import { originOf, recordTasksOfLaunch } from './record-launch.server.ts'
import type { RecordingContext } from './record-launch.server.ts'
import { readOutcome } from './to-launch-outcome.server.ts'

/**
 * Looks for the tasks of a launch by reading alone, and records what is found. An empty listing
 * ends nothing: it can be slow, and a call can be in flight.
 */
export async function lookForLaunch(
  ctx: RecordingContext,
  launch: StoredLaunch,
): Promise<LaunchOutcome> {
  if (hasOwnMark(launch)) {
    const sentMs = performance.now()
    const found = await findTasks(ctx, launch)
    if (found.ok) {
      if (found.value.length > 0) await record(ctx, launch, found.value, sentMs)
      await noteLook(ctx.ledger, launch.id, ctx.now().toISOString())
    }
  }
  return readOutcome(ctx.ledger, launch)
}

/** A `startedBy` that the operator chose may be on other tasks, too: it proves nothing. */
export const hasOwnMark = ({ id, request }: Pick<StoredLaunch, 'id' | 'request'>): boolean =>
  request.startedBy === toStartedBy(id)

async function findTasks(ctx: RecordingContext, launch: StoredLaunch): Promise<Result<Task[]>> {
  const access = { ...ctx.aws, region: launch.region }
  const listed = await listTasksStartedBy(access, launch.clusterArn, toStartedBy(launch.id))
  if (!listed.ok || listed.value.length === 0) return listed.ok ? succeed([]) : listed
  // RunTask starts 10 tasks at most, so one call describes them all.
  const arns = listed.value.slice(0, TASKS_PER_CALL)
  const described = await describeTasks(access, launch.clusterArn, arns)
  return described.ok ? succeed(described.value.tasks ?? []) : described
}

/** A listing may show a launch's tasks one after the other: fewer than were asked for end it late. */
const ALL_LISTED_AFTER_MS = 60_000

async function record(
  ctx: RecordingContext,
  launch: StoredLaunch,
  tasks: Task[],
  sentMs: number,
): Promise<void> {
  const now = ctx.now()
  const isComplete =
    tasks.length >= (launch.request.count ?? 1) ||
    now.getTime() - Date.parse(launch.call.sentAt) > ALL_LISTED_AFTER_MS
  if (isComplete) return recordTasksOfLaunch(ctx, launch, { tasks, failures: [], sentMs })
  await recordTasks(ctx.ledger, originOf(launch), tasks, { nowIso: now.toISOString(), sentMs })
}
