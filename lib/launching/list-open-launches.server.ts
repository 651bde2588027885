import 'server-only'
import { nameOfArn } from '../aws/arn.ts'
import { hideEnvironmentValues } from '../ledger/documents/environment-values.ts'
import type { StoredLaunch } from '../ledger/launches/launches.server.ts'
import { readOpenLaunches } from '../ledger/launches/open-launches.server.ts'
import { visibleClusters } from '../permissions/may-describe.server.ts'
import type { Permissions } from '../permissions/permissions.ts'
import { maskSecrets } from '../secrets/mask-secrets.ts'
import { findSend } from './in-flight.server.ts'
import type { LaunchingContext } from './launching-context.ts'
import { hasOwnMark } from './look-for-launch.server.ts'
import type { OpenLaunchView, OpenLaunchesAnswer } from './open-launch-view.ts'
import { isOwn } from './own-launch.server.ts'
import { RESEND_WINDOW_MS, toResend } from './resend-window.ts'

/** Both attempts of RunTask take no longer; another process may be in the middle of them. */
const SEND_TAKES_MS = 40_000

type Viewing = LaunchingContext & { permissions: Permissions }

/**
 * The launches without an answer, from the ledger alone: the principal's own in every Region, also
 * while AWS cannot say what the session may see, and in the session's Region those on clusters
 * that it may describe. With an `id` only that one. One that was sent a moment ago is left out of
 * the list, as its answer is usually on the way.
 */
export async function listOpenLaunches(ctx: Viewing, id?: string): Promise<OpenLaunchesAnswer> {
  const { operator } = ctx
  const open = (await readOpenLaunches(ctx.ledger, operator.accountId)).filter(launch =>
    id === undefined
      ? isOwn(launch, operator) || launch.region === operator.region
      : launch.id === id,
  )
  const foreign = open.filter(launch => !isOwn(launch, operator))
  const arns = [...new Set(foreign.map(launch => launch.clusterArn))]
  const visible = new Set((await visibleClusters(ctx, arns)).clusterArns)
  const launches = open
    .filter(launch => isOwn(launch, operator) || visible.has(launch.clusterArn))
    .map(launch => toOpenLaunchView(ctx, launch))
    .filter(({ isSending }) => id !== undefined || !isSending)
  return { launches }
}

function toOpenLaunchView(ctx: Viewing, launch: StoredLaunch): OpenLaunchView {
  const { call, request } = launch
  const now = ctx.now()
  const isMine = isOwn(launch, ctx.operator)
  const hidden = maskSecrets(hideEnvironmentValues(request, () => true))
  return {
    launchId: launch.id,
    taskDefinition: nameOfArn(request.taskDefinition ?? ''),
    cluster: nameOfArn(launch.clusterArn),
    accountId: launch.accountId,
    region: launch.region,
    count: request.count ?? 1,
    launchedAt: launch.createdAt,
    launchedBy: launch.launchedBy,
    isOwn: isMine,
    isSending: isSending(ctx, launch, now),
    resend: toResend({ ...launch, ...call }, now),
    resendUntil: new Date(Date.parse(launch.createdAt) + RESEND_WINDOW_MS).toISOString(),
    isFindable: hasOwnMark(launch),
    lookedAt: call.lookedAt,
    failure: call.failure && {
      message: call.failure.message,
      code: call.failure.code,
      detail: call.failure.detail,
      status: call.failure.status,
    },
    request: isMine ? JSON.stringify(hidden, undefined, 2) : undefined,
  }
}

function isSending(ctx: Viewing, { id, call }: StoredLaunch, now: Date): boolean {
  if (findSend(ctx.ledger, id)) return true
  const sinceMs = now.getTime() - Date.parse(call.sentAt)
  return !call.failure && sinceMs >= 0 && sinceMs < SEND_TAKES_MS
}
