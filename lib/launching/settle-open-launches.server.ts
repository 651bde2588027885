import 'server-only'
import { describeTasks, listTasksStartedBy } from '../aws/ecs-tasks.server.ts'
import type { AwsAccess } from '../aws/clients.server.ts'
import { closeCall, readOpenLaunches } from '../ledger/launches.server.ts'
import type { KeptLaunch } from '../ledger/launches.server.ts'
import { recordTask } from '../ledger/tasks.server.ts'
import type { LaunchingContext } from './launching-context.ts'
import { sendLaunch } from './send-launch.server.ts'

/**
 * For how long the same `clientToken` gives the first answer again whatever became of the task:
 * the window is the shorter of 24 h and the task's life and an hour (API Reference, RunTask).
 */
const TOKEN_WINDOW_MS = 60 * 60 * 1000

export interface SettlingContext extends Pick<LaunchingContext, 'ledger' | 'now'> {
  /** The credentials of a session that is still open; undefined for one that has ended. */
  accessOf(sid: string): Promise<AwsAccess | undefined>
}

/**
 * Finds out what became of every launch that has no answer: the same token again inside its
 * window, else by its `startedBy`. A launch whose session has ended stays open.
 *
 * @returns how many were settled.
 */
export async function settleOpenLaunches(ctx: SettlingContext): Promise<number> {
  let settled = 0
  for (const launch of await readOpenLaunches(ctx.ledger)) {
    const aws = await ctx.accessOf(launch.sid)
    if (aws && (await settle({ ...ctx, aws }, launch))) settled += 1
  }
  return settled
}

type Settling = SettlingContext & { aws: AwsAccess }

async function settle(ctx: Settling, launch: KeptLaunch): Promise<boolean> {
  const ageMs = ctx.now().getTime() - Date.parse(launch.createdAt)
  if (ageMs >= TOKEN_WINDOW_MS) return findByStartedBy(ctx, launch)
  const outcome = await sendLaunch(ctx, launch)
  return outcome.kind !== 'open'
}

async function findByStartedBy(ctx: Settling, launch: KeptLaunch): Promise<boolean> {
  const access = { ...ctx.aws, region: launch.region }
  const { clusterArn } = launch
  const found = await listTasksStartedBy(access, clusterArn, launch.request.startedBy ?? '')
  if (!found.ok) return false
  if (found.value.length > 0) {
    const described = await describeTasks(access, clusterArn, found.value.slice(0, 100))
    if (!described.ok) return false
    for (const task of described.value.tasks ?? []) {
      await recordTask(ctx.ledger, originOf(launch), task, ctx.now().toISOString())
    }
  }
  await closeCall(ctx.ledger, launch.id, {
    state: found.value.length > 0 ? 'answered' : 'refused',
    taskArns: found.value,
    failures: [],
    failure: found.value.length > 0 ? undefined : NOT_FOUND,
    answeredAt: ctx.now().toISOString(),
  })
  return true
}

const originOf = (launch: KeptLaunch) => ({
  accountId: launch.accountId,
  region: launch.region,
  launchId: launch.id,
  launchedBy: launch.launchedBy,
})

const NOT_FOUND = {
  kind: 'unreachable',
  message:
    'AWS never answered, and lists no task of this launch any more. If it started, it has ended.',
}
