import 'server-only'
import type { KeptLaunch } from '../ledger/launches.server.ts'
import { findLaunch } from './find-launch.server.ts'
import type { LaunchOutcome } from './launch-outcome.ts'
import type { RecordingContext } from './record-launch.server.ts'
import { sendLaunch } from './send-launch.server.ts'

/**
 * For how long the same `clientToken` gives the first answer again whatever became of the task:
 * the window is the shorter of 24 h and the task's life and an hour (API Reference, RunTask), less
 * the time that one call may take.
 */
const TOKEN_WINDOW_MS = 58 * 60 * 1000

/**
 * Finds out what became of a launch that has no answer: the same token again inside its window,
 * else by its `startedBy`.
 */
export function settleLaunch(ctx: RecordingContext, launch: KeptLaunch): Promise<LaunchOutcome> {
  const ageMs = ctx.now().getTime() - Date.parse(launch.createdAt)
  return ageMs < TOKEN_WINDOW_MS ? sendLaunch(ctx, launch, false) : findLaunch(ctx, launch)
}
