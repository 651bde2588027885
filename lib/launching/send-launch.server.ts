import 'server-only'
import type { Failure as AwsPlacementFailure } from '@aws-sdk/client-ecs'
import { runTask } from '../aws/ecs-tasks.server.ts'
import type { Failure } from '../aws/failure.ts'
import type { KeptLaunch } from '../ledger/launches.server.ts'
import { findLaunch } from './find-launch.server.ts'
import type { LaunchOutcome, PlacementFailure } from './launch-outcome.ts'
import { recordAnswer, recordRefusal } from './record-launch.server.ts'
import type { RecordingContext } from './record-launch.server.ts'
import { toLaunchOutcome } from './to-launch-outcome.ts'

/**
 * Calls RunTask with the stored request and token, and records what it answered.
 *
 * @param isFirstSend whether the intent was written in this very call. Only then can a refusal
 *   mean that nothing was started: a request that was sent before may have arrived.
 */
export async function sendLaunch(
  ctx: RecordingContext,
  launch: KeptLaunch,
  isFirstSend: boolean,
): Promise<LaunchOutcome> {
  const access = { ...ctx.aws, region: launch.region }
  const answer = await runTask(access, { ...launch.request, clientToken: launch.clientToken })
  if (answer.ok) {
    const { tasks = [], failures = [] } = answer.value
    return recordAnswer(ctx, launch, { tasks, failures: failures.map(toPlacementFailure) })
  }
  if (answer.failure.code === 'ConflictException') return findLaunch(ctx, launch)
  if (isFirstSend && isDefinite(answer.failure)) return recordRefusal(ctx, launch, answer.failure)
  return toLaunchOutcome(launch, answer.failure)
}

/** No answer leaves it open, and so does any answer to a second try of the same call. */
const isDefinite = ({ kind, attempts = 1 }: Failure): boolean =>
  kind !== 'unreachable' && attempts <= 1

const toPlacementFailure = ({
  arn,
  reason = 'UNKNOWN',
  detail,
}: AwsPlacementFailure): PlacementFailure => ({ arn, reason, detail })
