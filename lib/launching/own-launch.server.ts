import 'server-only'
import type { Failure } from '../result.ts'
import { readLaunchToSettle } from '../ledger/launches/launches.server.ts'
import type { StoredLaunch } from '../ledger/launches/launches.server.ts'
import { findSend } from './in-flight.server.ts'
import type { LaunchOutcome } from './launch-outcome.ts'
import type { LaunchingContext } from './launching-context.ts'
import { toLaunchOutcome } from './to-launch-outcome.server.ts'

/** A launch for the principal who launched it; undefined for everybody else. */
export async function readOwnLaunch(
  { ledger, operator }: Pick<LaunchingContext, 'ledger' | 'operator'>,
  launchId: string,
): Promise<StoredLaunch | undefined> {
  const launch = await readLaunchToSettle(ledger, launchId)
  return launch && isOwn(launch, operator) ? launch : undefined
}

export const isOwn = (
  launch: Pick<StoredLaunch, 'accountId' | 'launchedBy'>,
  operator: LaunchingContext['operator'],
): boolean => launch.accountId === operator.accountId && launch.launchedBy === operator.principalArn

/** The same for a launch of somebody else and for one that does not exist. */
export const NOT_YOURS: Failure = {
  kind: 'forbidden',
  message: 'Only the person who launched it can send it again or give it up.',
}

/** What became of a launch; where another was sent in its place, what became of that one. */
export async function readLastOutcome(
  ctx: Pick<LaunchingContext, 'ledger' | 'operator'>,
  launch: StoredLaunch,
): Promise<LaunchOutcome> {
  const { replacedBy } = launch.call.givenUp ?? {}
  const isReplaced = launch.call.state === 'given-up' && replacedBy !== undefined
  const next = isReplaced ? await readOwnLaunch(ctx, replacedBy) : undefined
  if (next) return readLastOutcome(ctx, next)
  return findSend(ctx.ledger, launch.id) ?? toLaunchOutcome(launch)
}
