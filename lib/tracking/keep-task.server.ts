import 'server-only'
import type { TaskDefinition } from '@aws-sdk/client-ecs'
import { readTaskDefinition } from '../aws/ecs-reads.server.ts'
import type { Failure } from '../aws/failure.ts'
import { hideEnvironmentValues } from '../ledger/environment-values.ts'
import { readTaskDefinitions, recordTaskDefinition } from '../ledger/task-definitions.server.ts'
import type { LedgerTask } from '../ledger/tasks.server.ts'
import { isSecretName } from '../run-task/secret-names.ts'
import type { Freshness, KeptTask } from './kept-task.ts'
import type { TrackingContext } from './tracking-context.server.ts'

/** The ledger's tasks as pages get them: with their definitions, without secret-looking values. */
export async function toKeptTasks(
  ctx: TrackingContext,
  tasks: readonly LedgerTask[],
  failure?: Failure,
): Promise<KeptTask[]> {
  const definitions = await loadDefinitions(ctx, tasks)
  return tasks.map(task => {
    const definition = definitions.get(task.state.taskDefinitionArn ?? '')
    return {
      task: hideEnvironmentValues(task.state, isSecretName),
      definition: definition && hideEnvironmentValues(definition, isSecretName),
      seenAt: task.seenAt,
      keptSince: task.keptSince,
      launchId: task.launchId,
      launchedBy: task.launchedBy,
      freshness: freshnessOf(ctx, task, failure),
    }
  })
}

function freshnessOf(ctx: TrackingContext, task: LedgerTask, failure?: Failure): Freshness {
  if (task.forgottenAt) return { kind: 'forgotten' }
  if (task.state.lastStatus === 'STOPPED') return { kind: 'final' }
  if (failure) return { kind: 'stale', failure: { kind: failure.kind, message: failure.message } }
  const unseenMs = ctx.now().getTime() - Date.parse(task.seenAt)
  return unseenMs > UNSEEN_MS ? { kind: 'pending' } : { kind: 'live' }
}

/** A task that ECS has just answered for was seen in this very request. */
const UNSEEN_MS = 1_000

/** From the ledger, else from ECS, which is asked once for each revision. */
async function loadDefinitions(
  ctx: TrackingContext,
  tasks: readonly LedgerTask[],
): Promise<Map<string, TaskDefinition>> {
  const { accountId } = ctx.operator
  const arns = [...new Set(tasks.flatMap(task => task.state.taskDefinitionArn ?? []))]
  const known = await readTaskDefinitions(ctx.ledger, accountId, arns)
  const now = ctx.now().toISOString()
  await Promise.all(
    arns
      .filter(arn => !known.has(arn))
      .map(async arn => {
        const access = { ...ctx.aws, region: arn.split(':')[3] ?? ctx.operator.region }
        const definition = await readTaskDefinition(access, arn)
        if (!definition.ok) return
        known.set(arn, definition.value)
        await recordTaskDefinition(ctx.ledger, accountId, definition.value, now)
      }),
  )
  return known
}
