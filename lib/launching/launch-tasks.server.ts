import 'server-only'
import type { RunTaskCommandInput } from '@aws-sdk/client-ecs'
import { z } from 'zod'
import { clusterArnOf } from '../aws/ecs-arn.ts'
import { fail, succeed } from '../aws/failure.ts'
import type { Result } from '../aws/failure.ts'
import { readLaunch, writeIntent } from '../ledger/launches.server.ts'
import type { KeptLaunch, LaunchIntent } from '../ledger/launches.server.ts'
import { launchSchema } from '../run-task/schema.ts'
import { toRunTaskInput } from '../run-task/to-run-task-input.ts'
import type { LaunchOutcome } from './launch-outcome.ts'
import type { LaunchingContext } from './launching-context.ts'
import { sendLaunch } from './send-launch.server.ts'
import { toStartedBy } from './started-by.ts'
import { toLaunchOutcome } from './to-launch-outcome.ts'

/** One click on Launch. `launchId` is made by the page and stays with the click. */
export interface LaunchRequest {
  launchId: string
  region: string
  values: unknown
}

/**
 * Launches exactly once: the intent is stored before RunTask is called, and its id is the
 * `clientToken`. Sent again with the same id, it answers with what became of the first.
 */
export async function launchTasks(
  ctx: LaunchingContext,
  request: LaunchRequest,
): Promise<LaunchOutcome> {
  const input = readInput(request)
  if (!input.ok) return { kind: 'refused', launchId: request.launchId, failure: input.failure }
  const intent = toIntent(ctx, request, input.value)
  const isNew = await writeIntent(ctx.ledger, intent)
  const kept = await readLaunch(ctx.ledger, scopeOf(intent), intent.id)
  if (!kept || !isSameIntent(kept, intent)) return refuseReuse(intent.id)
  if (!isNew && kept.call.state !== 'open') return toLaunchOutcome(kept)
  return sendLaunch(ctx, kept)
}

function readInput({ launchId, values }: LaunchRequest): Result<RunTaskCommandInput> {
  if (!z.uuid().safeParse(launchId).success) {
    return fail({ kind: 'invalid', message: 'This launch has no valid id. Reload the page.' })
  }
  const parsed = launchSchema.safeParse(values)
  if (parsed.success) return succeed(toRunTaskInput(parsed.data))
  const fields = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
  const count = fields.length === 1 ? '1 field' : `${fields.length} fields`
  return fail({ kind: 'invalid', message: `Mend ${count} to launch.`, fields })
}

function toIntent(
  ctx: LaunchingContext,
  { launchId, region }: LaunchRequest,
  input: RunTaskCommandInput,
): LaunchIntent {
  const { accountId, sid, principalArn } = ctx.operator
  return {
    id: launchId,
    accountId,
    region,
    clusterArn: clusterArnOf(input.cluster ?? 'default', { region, accountId }),
    sid,
    launchedBy: principalArn,
    request: { ...input, startedBy: input.startedBy ?? toStartedBy(launchId) },
    clientToken: launchId,
    createdAt: ctx.now().toISOString(),
  }
}

const scopeOf = (intent: LaunchIntent) => ({
  accountId: intent.accountId,
  clusterArns: [intent.clusterArn],
})

/** An id belongs to one person and one request for good. */
const isSameIntent = (kept: KeptLaunch, intent: LaunchIntent): boolean =>
  kept.launchedBy === intent.launchedBy &&
  kept.region === intent.region &&
  JSON.stringify(kept.request) === JSON.stringify(intent.request)

const refuseReuse = (launchId: string): LaunchOutcome => ({
  kind: 'refused',
  launchId,
  failure: {
    kind: 'invalid',
    message: 'This launch was already sent with other values. Reload the page to start a new one.',
  },
})
