import 'server-only'
import type { Task, TaskDefinition } from '@aws-sdk/client-ecs'
import { placeOfArn } from '../aws/arn.ts'
import { readTaskDefinition } from '../aws/ecs/ecs-reads.server.ts'
import type { Result } from '../result.ts'
import { isLedgerUnavailable } from '../ledger/trouble/ledger-unavailable.ts'
import {
  readTaskDefinitions,
  recordTaskDefinition,
} from '../ledger/tasks/task-definitions.server.ts'
import type { StoredTask } from '../ledger/tasks/tasks.server.ts'
import { maskSecrets } from '../secrets/mask-secrets.ts'
import type { Freshness, TrackedTask } from '../task-view/tracked-task.ts'
import { isStopped } from '../task-view/status-view.ts'
import { noteRead, wasRefused } from '../permissions/may-describe.server.ts'
import type { TrackingContext } from './tracking-context.server.ts'

/**
 * The ledger's tasks as pages get them: with their definitions, with what looks secret masked.
 *
 * @param observed what ECS has just answered about them, where it was asked.
 */
export async function toTrackedTasks(
  ctx: TrackingContext,
  tasks: readonly StoredTask[],
  observed?: Result<Task[]>,
): Promise<TrackedTask[]> {
  const definitions = await loadDefinitions(ctx, tasks)
  return tasks.map(task => {
    const definition = definitions.get(task.state.taskDefinitionArn ?? '')
    return {
      task: maskSecrets(task.state),
      definition: definition && maskSecrets(definition),
      seenAt: task.seenAt,
      changedAt: task.changedAt,
      keptSince: task.keptSince,
      launchId: task.launchId,
      launchedBy: task.launchedBy,
      freshness: freshnessOf(task, observed),
    }
  })
}

function freshnessOf(task: StoredTask, observed?: Result<Task[]>): Freshness {
  if (isStopped(task.state.lastStatus)) return { kind: 'final' }
  if (task.forgottenAt) return { kind: 'forgotten' }
  if (observed && !observed.ok) {
    const { kind, message } = observed.failure
    return { kind: 'stale', failure: { kind, message } }
  }
  const isSeen = observed?.value.some(({ taskArn }) => taskArn === task.taskArn)
  return isSeen ? { kind: 'live' } : { kind: 'pending' }
}

/** How long a definition that could not be read is not asked for again: every poll would ask. */
const UNREAD_MS = 60_000

/** From the ledger, else from ECS, which is asked once for each revision. */
async function loadDefinitions(
  ctx: TrackingContext,
  tasks: readonly StoredTask[],
): Promise<Map<string, TaskDefinition>> {
  const { accountId } = ctx.operator
  const arns = [...new Set(tasks.flatMap(task => task.state.taskDefinitionArn ?? []))]
  const known = await readTaskDefinitions(ctx.ledger, accountId, arns)
  const now = ctx.now().toISOString()
  await Promise.all(
    arns
      .filter(arn => !known.has(arn) && !wasRefused(ctx, arn, UNREAD_MS))
      .map(async arn => {
        const access = { ...ctx.aws, region: placeOfArn(arn).region ?? ctx.operator.region }
        const definition = await readTaskDefinition(access, arn)
        if (!definition.ok) return noteRead(ctx, arn, false)
        known.set(arn, definition.value)
        await recordTaskDefinition(ctx.ledger, accountId, definition.value, now).catch(
          (error: unknown) => {
            // The page has it all the same; it is read again for the next.
            if (!isLedgerUnavailable(error)) throw error
          },
        )
      }),
  )
  return known
}
