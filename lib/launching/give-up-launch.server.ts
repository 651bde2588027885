import 'server-only'
import type { Failure } from '../result.ts'
import { giveUpCall } from '../ledger/launches/give-up.server.ts'
import { findSend } from './in-flight.server.ts'
import type { LaunchOutcome } from './launch-outcome.ts'
import type { LaunchingContext } from './launching-context.ts'
import { NOT_YOURS, readOwnLaunch } from './own-launch.server.ts'
import { readOutcome } from './to-launch-outcome.server.ts'

/**
 * Ends a launch without an answer as given up, for the principal who launched it. It stops
 * nothing: a task that is found later is recorded all the same.
 */
export async function giveUpLaunch(
  ctx: LaunchingContext,
  launchId: string,
): Promise<LaunchOutcome> {
  const launch = await readOwnLaunch(ctx, launchId)
  if (!launch) return { kind: 'refused', launchId, failure: NOT_YOURS }
  if (findSend(ctx.ledger, launchId)) return { kind: 'open', launchId, failure: BEING_SENT }
  const at = ctx.now().toISOString()
  await giveUpCall(ctx.ledger, { launchId, by: ctx.operator.principalArn, at })
  return readOutcome(ctx.ledger, launch)
}

const BEING_SENT: Failure = {
  kind: 'invalid',
  message: 'This launch is being sent right now. Wait for its answer.',
}
