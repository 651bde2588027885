import 'server-only'
import type { Failure as AwsPlacementFailure } from '@aws-sdk/client-ecs'
import { runTask } from '../aws/ecs/ecs-tasks.server.ts'
import type { Failure } from '../result.ts'
import {
  claimSend,
  noteUnanswered,
  settleEmptySend,
} from '../ledger/launches/launch-calls.server.ts'
import type { StoredLaunch, StoredRefusal } from '../ledger/launches/launches.server.ts'
import { joinFlight, sendKey } from './in-flight.server.ts'
import type { PlacementFailure } from '../verdict/explain-placement-failure.ts'
import type { LaunchOutcome } from './launch-outcome.ts'
import { lookForLaunch } from './look-for-launch.server.ts'
import { recordTasksOfLaunch } from './record-launch.server.ts'
import type { RecordingContext } from './record-launch.server.ts'
import { readOutcome } from './to-launch-outcome.server.ts'

/**
 * Calls RunTask with the stored request and token, unless the launch has ended, and answers with
 * what the ledger then says. Only the request of a click may call this. A send that is under way
 * in this process is joined.
 */
export const sendLaunch = (ctx: RecordingContext, launch: StoredLaunch): Promise<LaunchOutcome> =>
  joinFlight(ctx.ledger, sendKey(launch.id), () => send(ctx, launch))

async function send(ctx: RecordingContext, launch: StoredLaunch): Promise<LaunchOutcome> {
  if (await claimSend(ctx.ledger, launch.id, ctx.now().toISOString())) {
    await callRunTask(ctx, launch)
  }
  return readOutcome(ctx.ledger, launch)
}

async function callRunTask(ctx: RecordingContext, launch: StoredLaunch): Promise<void> {
  const access = { ...ctx.aws, region: launch.region }
  const sentMs = performance.now()
  const answer = await runTask(access, { ...launch.request, clientToken: launch.clientToken })
  const nowIso = ctx.now().toISOString()
  if (answer.ok) {
    const { tasks = [], failures: refused = [] } = answer.value
    const failures = refused.map(toPlacementFailure)
    if (tasks.length > 0) return recordTasksOfLaunch(ctx, launch, { tasks, failures, sentMs })
    return settleEmptySend(ctx.ledger, launch.id, { state: 'answered', failures }, nowIso)
  }
  const failure = toStored(answer.failure)
  if (isDefinite(answer.failure)) {
    return settleEmptySend(ctx.ledger, launch.id, { state: 'refused', failure }, nowIso)
  }
  await noteUnanswered(ctx.ledger, launch.id, failure)
  if (failure.code === TOKEN_WAS_USED) await lookForLaunch(ctx, launch)
}

/** The token came before with other values: an earlier send of it arrived. */
const TOKEN_WAS_USED = 'ConflictException'

/** No answer leaves it open, and so does any answer to a second try of the same call. */
const isDefinite = ({ kind, code, attempts = 1 }: Failure): boolean =>
  kind !== 'unreachable' && attempts <= 1 && code !== TOKEN_WAS_USED

const toStored = (failure: Failure): StoredRefusal => {
  const { kind, message, code, detail, status, requestId } = failure
  return { kind, message, code, detail, status, requestId }
}

const toPlacementFailure = ({
  arn,
  reason = 'UNKNOWN',
  detail,
}: AwsPlacementFailure): PlacementFailure => ({ arn, reason, detail })
