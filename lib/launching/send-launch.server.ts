import 'server-only'
import type { RunTaskCommandOutput } from '@aws-sdk/client-ecs'
import { runTask } from '../aws/ecs-tasks.server.ts'
import type { Failure } from '../aws/failure.ts'
import { closeCall } from '../ledger/launches.server.ts'
import type { KeptCall, KeptLaunch } from '../ledger/launches.server.ts'
import { recordTask } from '../ledger/tasks.server.ts'
import type { LaunchOutcome, PlacementFailure } from './launch-outcome.ts'
import type { LaunchingContext } from './launching-context.ts'
import { toLaunchOutcome } from './to-launch-outcome.ts'

type SendingContext = Pick<LaunchingContext, 'aws' | 'ledger' | 'now'>

/** Calls RunTask with the stored request and token, and records what it answered. */
export async function sendLaunch(ctx: SendingContext, launch: KeptLaunch): Promise<LaunchOutcome> {
  const access = { ...ctx.aws, region: launch.region }
  const answer = await runTask(access, { ...launch.request, clientToken: launch.clientToken })
  if (answer.ok) return recordAnswer(ctx, launch, answer.value)
  if (!isDefinite(answer.failure)) {
    return { kind: 'open', launchId: launch.id, failure: answer.failure }
  }
  return close(ctx, launch, {
    state: 'refused',
    taskArns: [],
    failures: [],
    failure: answer.failure,
  })
}

/**
 * Whether nothing was started for certain. No answer leaves it open, and so does any answer to a
 * second try: the first may have arrived.
 */
const isDefinite = ({ kind, attempts = 1 }: Failure): boolean =>
  kind !== 'unreachable' && attempts <= 1

async function recordAnswer(
  ctx: SendingContext,
  launch: KeptLaunch,
  { tasks = [], failures = [] }: RunTaskCommandOutput,
): Promise<LaunchOutcome> {
  const now = ctx.now().toISOString()
  const origin = {
    accountId: launch.accountId,
    region: launch.region,
    launchId: launch.id,
    launchedBy: launch.launchedBy,
  }
  for (const task of tasks) await recordTask(ctx.ledger, origin, task, now)
  return close(ctx, launch, {
    state: 'answered',
    taskArns: tasks.flatMap(task => task.taskArn ?? []),
    failures: failures.map(({ arn, reason = 'UNKNOWN', detail }): PlacementFailure => ({
      arn,
      reason,
      detail,
    })),
    failure: undefined,
  })
}

async function close(
  ctx: SendingContext,
  launch: KeptLaunch,
  call: KeptCall,
): Promise<LaunchOutcome> {
  await closeCall(ctx.ledger, launch.id, { ...call, answeredAt: ctx.now().toISOString() })
  return toLaunchOutcome({ ...launch, call })
}
