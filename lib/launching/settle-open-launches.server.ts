import 'server-only'
import type { AwsAccess } from '../aws/clients.server.ts'
import { readLaunchToSettle, readOpenLaunchIds } from '../ledger/launches.server.ts'
import type { KeptLaunch } from '../ledger/launches.server.ts'
import type { LaunchingContext } from './launching-context.ts'
import { settleLaunch } from './settle-launch.server.ts'

/** A launch this young may still be under way in its own request. */
const UNDER_WAY_MS = 60_000

export interface SettlingContext extends Pick<LaunchingContext, 'ledger' | 'now'> {
  /** The credentials to settle a launch with; undefined leaves it open. */
  accessOf: (launch: KeptLaunch) => Promise<AwsAccess | undefined>
  onError: (error: unknown, launchId: string) => void
}

/**
 * Settles the launches without an answer. One that cannot be read is reported and does not keep
 * the others from it.
 *
 * @returns how many were settled.
 */
export async function settleOpenLaunches(ctx: SettlingContext): Promise<number> {
  let settled = 0
  for (const id of await readOpenLaunchIds(ctx.ledger)) {
    try {
      if (await settleOne(ctx, id)) settled += 1
    } catch (error) {
      ctx.onError(error, id)
    }
  }
  return settled
}

/** The operator's own launches that another session, or a crash, left without an answer. */
export async function settleOwnLaunches(
  ctx: LaunchingContext,
  onError: SettlingContext['onError'],
): Promise<number> {
  const isOwn = ({ launchedBy, createdAt }: KeptLaunch) =>
    launchedBy === ctx.operator.principalArn &&
    ctx.now().getTime() - Date.parse(createdAt) > UNDER_WAY_MS
  return settleOpenLaunches({
    ...ctx,
    onError,
    accessOf: async launch => (isOwn(launch) ? ctx.aws : undefined),
  })
}

async function settleOne(ctx: SettlingContext, id: string): Promise<boolean> {
  const launch = await readLaunchToSettle(ctx.ledger, id)
  const aws = launch && (await ctx.accessOf(launch))
  if (!aws) return false
  return (await settleLaunch({ ...ctx, aws }, launch)).kind !== 'open'
}
