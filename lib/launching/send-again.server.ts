import 'server-only'
import type { RunTaskCommandInput } from '@aws-sdk/client-ecs'
import { nameOfArn } from '../aws/arn.ts'
import type { Failure } from '../result.ts'
import { replaceCall } from '../ledger/launches/give-up.server.ts'
import { readLaunchToSettle } from '../ledger/launches/launches.server.ts'
import type { StoredLaunch, LaunchIntent } from '../ledger/launches/launches.server.ts'
import { toNotAllowedText } from '../settings/regions.ts'
import { toStartedBy } from '../run-task/form/started-by.ts'
import { findSend, joinFlight } from './in-flight.server.ts'
import type { LaunchOutcome } from './launch-outcome.ts'
import type { LaunchingContext } from './launching-context.ts'
import { hasOwnMark, lookForLaunch } from './look-for-launch.server.ts'
import { makeLaunchId } from './make-launch-id.ts'
import { NOT_YOURS, readLastOutcome, readOwnLaunch } from './own-launch.server.ts'
import { isProductionCluster } from './production-cluster.server.ts'
import { toResend } from './resend-window.ts'
import { sendLaunch } from './send-launch.server.ts'

export interface SendAgainRequest {
  launchId: string
  /**
   * Whether the person was told that it is a new launch, which may be a second one. Without it
   * only the stored request and token are sent, which cannot start a second task.
   */
  asNew?: boolean
  isConfirmed?: boolean
}

/**
 * Sends a launch without an answer again, for the principal who launched it: the stored request
 * and token until 55 minutes after the click, a new launch in its place after that.
 */
export function sendAgain(
  ctx: LaunchingContext,
  request: SendAgainRequest,
): Promise<LaunchOutcome> {
  const { launchId, asNew = false, isConfirmed = false } = request
  const key = JSON.stringify([ctx.operator.sid, launchId, asNew, isConfirmed])
  return joinFlight(ctx.ledger, `again ${key}`, () => sendOnceMore(ctx, request))
}

async function sendOnceMore(
  ctx: LaunchingContext,
  { launchId, asNew = false, isConfirmed = false }: SendAgainRequest,
): Promise<LaunchOutcome> {
  const launch = await readOwnLaunch(ctx, launchId)
  if (!launch) return { kind: 'refused', launchId, failure: NOT_YOURS }
  const underWay = findSend(ctx.ledger, launchId)
  if (underWay || launch.call.state !== 'open') return underWay ?? readLastOutcome(ctx, launch)
  if (!ctx.settings.isAllowedRegion(launch.region)) {
    return { kind: 'open', launchId, failure: toNotAllowed(launch.region) }
  }
  if (hasLostValues(launch.request)) return { kind: 'open', launchId, failure: LOST_VALUES }
  if (!isConfirmed && (await isProductionCluster(ctx, launch.clusterArn))) {
    return { kind: 'unconfirmed', launchId, cluster: nameOfArn(launch.clusterArn) }
  }
  if (toResend({ ...launch, ...launch.call }, ctx.now()) === 'same') return sendLaunch(ctx, launch)
  if (!asNew) return { kind: 'open', launchId, failure: TOO_LATE }
  return sendAsNew(ctx, launch)
}

/** Looks once more, gives the old launch up, and sends a new one in its place. */
async function sendAsNew(ctx: LaunchingContext, old: StoredLaunch): Promise<LaunchOutcome> {
  const found = await lookForLaunch(ctx, old)
  if (found.kind === 'launched') return found
  const intent = toNewIntent(ctx, old)
  const givingUp = { launchId: old.id, by: ctx.operator.principalArn, at: intent.createdAt }
  const isReplaced = await replaceCall(ctx.ledger, givingUp, intent)
  const launch = await readLaunchToSettle(ctx.ledger, isReplaced ? intent.id : old.id)
  if (!launch) throw new Error(`The launch ${old.id} left the ledger while it was sent again.`)
  return isReplaced ? sendLaunch(ctx, launch) : readLastOutcome(ctx, launch)
}

/** A mark of ours belongs to one launch; one that the operator chose goes on. */
function toNewIntent(ctx: LaunchingContext, old: StoredLaunch): LaunchIntent {
  const id = makeLaunchId()
  const startedBy = hasOwnMark(old) ? toStartedBy(id) : old.request.startedBy
  return {
    id,
    accountId: old.accountId,
    region: old.region,
    clusterArn: old.clusterArn,
    sid: ctx.operator.sid,
    launchedBy: ctx.operator.principalArn,
    request: { ...old.request, startedBy },
    clientToken: id,
    createdAt: ctx.now().toISOString(),
  }
}

/** Values that no longer open (the server's secret was changed): it would be another request. */
const hasLostValues = ({ overrides }: RunTaskCommandInput): boolean =>
  overrides?.containerOverrides?.some(({ environment }) =>
    environment?.some(({ value }) => value == null),
  ) ?? false

const LOST_VALUES: Failure = {
  kind: 'invalid',
  message:
    'The stored environment values can no longer be read, because this server’s secret was changed. Give this launch up and launch again.',
}

const toNotAllowed = (region: string): Failure => ({
  kind: 'invalid',
  message: `${toNotAllowedText(region)} Give this launch up.`,
})

const TOO_LATE: Failure = {
  kind: 'invalid',
  message:
    'ECS may have forgotten this launch, so sending it again would be a new launch. Nothing was sent.',
}
