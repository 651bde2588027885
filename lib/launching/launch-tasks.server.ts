import 'server-only'
import type { RunTaskCommandInput } from '@aws-sdk/client-ecs'
import { z } from 'zod'
import { clusterArnOf, nameOfArn, parseClusterArn } from '../aws/arn.ts'
import { fail, succeed } from '../result.ts'
import type { Failure, Result } from '../result.ts'
import { readLaunch, writeIntent } from '../ledger/launches/launches.server.ts'
import type { StoredLaunch, LaunchIntent } from '../ledger/launches/launches.server.ts'
import { toProblemText } from '../run-task/problems/problem-texts.ts'
import type { Problem } from '../run-task/problems/problem.ts'
import { findForeignProblems } from '../run-task/rules/foreign-place.ts'
import { launchSchema } from '../run-task/schema.ts'
import { toRunTaskInput } from '../run-task/to-run-task-input.ts'
import type { LaunchOutcome } from './launch-outcome.ts'
import type { LaunchingContext } from './launching-context.ts'
import { fillKeptValues } from './fill-kept-values.server.ts'
import { joinFlight } from './in-flight.server.ts'
import { lookForLaunch } from './look-for-launch.server.ts'
import { isProductionCluster } from './production-cluster.server.ts'
import { toResend } from './resend-window.ts'
import { sendLaunch } from './send-launch.server.ts'
import { toStartedBy } from '../run-task/form/started-by.ts'
import { toLaunchOutcome } from './to-launch-outcome.server.ts'

/** One click on Launch. `launchId` is made by the page and stays with the click. */
export interface LaunchRequest {
  launchId: string
  region: string
  values: unknown
  /** Whether the operator said yes to the question that a production cluster asks. */
  isConfirmed?: boolean
}

/**
 * Launches exactly once: the intent is stored before RunTask is called, and its id is the
 * `clientToken`. The same request that is under way in this session is joined; sent again with the
 * same id, it answers with what became of the first.
 */
export async function launchTasks(
  ctx: LaunchingContext,
  request: LaunchRequest,
): Promise<LaunchOutcome> {
  const { launchId, region, isConfirmed = false, values } = request
  const key = JSON.stringify([ctx.operator.sid, launchId, region, isConfirmed, values])
  return joinFlight(ctx.ledger, `click ${key}`, () => launchOnce(ctx, request))
}

async function launchOnce(ctx: LaunchingContext, request: LaunchRequest): Promise<LaunchOutcome> {
  const { launchId } = request
  const filled = await fillKeptValues(ctx, request)
  if (!filled.ok) return { kind: 'refused', launchId, failure: filled.failure }
  const input = readInput({ ...request, values: filled.value })
  if (!input.ok) return { kind: 'refused', launchId, failure: input.failure }
  const intent = toIntent(ctx, request, input.value)
  if (!intent.ok) return { kind: 'refused', launchId, failure: intent.failure }
  if (!request.isConfirmed && (await needsConfirmation(ctx, intent.value))) {
    return { kind: 'unconfirmed', launchId, cluster: nameOfArn(intent.value.clusterArn) }
  }
  const isNew = await writeIntent(ctx.ledger, intent.value)
  const kept = await readLaunch(ctx.ledger, scopeOf(intent.value), launchId)
  if (!kept || !isSameIntent(kept, intent.value)) return { kind: 'open', launchId, failure: REUSED }
  if (kept.call.state !== 'open') return toLaunchOutcome(kept)
  const isSendable = isNew || toResend({ ...kept, ...kept.call }, ctx.now()) === 'same'
  return isSendable ? sendLaunch(ctx, kept) : lookOnly(ctx, kept)
}

/** The token may be forgotten, and the form's click did not ask for a second launch. */
async function lookOnly(ctx: LaunchingContext, launch: StoredLaunch): Promise<LaunchOutcome> {
  const outcome = await lookForLaunch(ctx, launch)
  return outcome.kind === 'open' ? { ...outcome, failure: TOO_LATE } : outcome
}

const TOO_LATE: Failure = {
  kind: 'invalid',
  message:
    'AWS never responded to this launch, and it is too old to be sent again as the same. It may have run. Look for its task, then launch again: that starts a new launch.',
}

/** Asked once: an intent that is stored was confirmed. */
async function needsConfirmation(ctx: LaunchingContext, intent: LaunchIntent): Promise<boolean> {
  if (await readLaunch(ctx.ledger, scopeOf(intent), intent.id)) return false
  return isProductionCluster(ctx, intent.clusterArn)
}

/** A hostile form may be wrong in ten thousand places. */
const FIELDS_NAMED = 100

function readInput({ launchId, values }: LaunchRequest): Result<RunTaskCommandInput> {
  if (!z.uuid().safeParse(launchId).success) {
    return fail({ kind: 'invalid', message: 'This launch has no valid ID. Reload the page.' })
  }
  const parsed = launchSchema.safeParse(values)
  if (parsed.success) return succeed(toRunTaskInput(parsed.data))
  const fields = parsed.error.issues
    .slice(0, FIELDS_NAMED)
    .map(({ path, message }) => ({ path: path.join('.'), message }))
  const { length } = parsed.error.issues
  const count = length === 1 ? '1 field' : `${length} fields`
  return fail({ kind: 'invalid', message: `Fix ${count} to launch.`, fields })
}

function toIntent(
  ctx: LaunchingContext,
  { launchId, region }: LaunchRequest,
  input: RunTaskCommandInput,
): Result<LaunchIntent> {
  const { accountId, sid, principalArn } = ctx.operator
  const foreign = findForeignProblems(input, { region, accountId })
  if (foreign.length > 0) return fail(toFix(foreign.map(toStated)))
  const clusterArn = clusterArnOf(input.cluster ?? 'default', { region, accountId })
  const cluster = parseClusterArn(clusterArn)
  if (cluster?.region !== region || cluster.accountId !== accountId) return fail(NOT_A_CLUSTER)
  return succeed({
    id: launchId,
    accountId,
    region,
    clusterArn,
    sid,
    launchedBy: principalArn,
    request: { ...input, startedBy: input.startedBy ?? toStartedBy(launchId) },
    clientToken: launchId,
    createdAt: ctx.now().toISOString(),
  })
}

const toStated = (problem: Problem) => ({ path: problem.path, message: toProblemText(problem) })

const toFix = (fields: { path: string; message: string }[]): Failure => ({
  kind: 'invalid',
  message:
    fields.length === 1 ? 'Fix 1 field to launch.' : `Fix ${fields.length} fields to launch.`,
  fields,
})

const NOT_A_CLUSTER = toFix([
  { path: 'cluster', message: 'This isn’t a cluster’s name or ARN. Choose a cluster.' },
])

const scopeOf = (intent: LaunchIntent) => ({
  accountId: intent.accountId,
  clusterArns: [intent.clusterArn],
})

/** An id belongs to one person and one request for good. */
const isSameIntent = (kept: StoredLaunch, intent: LaunchIntent): boolean =>
  kept.launchedBy === intent.launchedBy &&
  kept.region === intent.region &&
  JSON.stringify(kept.request) === JSON.stringify(intent.request)

const REUSED: Failure = {
  kind: 'invalid',
  message:
    'This launch was already sent with other values, or by somebody else. Reload the page to start a new one.',
}
