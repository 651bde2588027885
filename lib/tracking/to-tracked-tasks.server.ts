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
import type { StoredTask } from '../ledger/tasks/stored-task.ts'
import { maskSecrets } from '../secrets/mask-secrets.ts'
import type { Freshness, TrackedTask } from '../task-view/tracked-task.ts'
import { isStopped } from '../task-view/status-view.ts'
import { noteRead, wasRefused } from '../permissions/may-describe.server.ts'
import type { TrackingContext } from './tracking-context.server.ts'

/**
 * Adds to stored tasks their definitions and their freshness, and masks what looks secret.
 *
 * @param observed ECS's answer about the tasks, if it was just asked.
 */
export async function toTrackedTasks(
  ctx: TrackingContext,
  tasks: readonly StoredTask[],
  observed?: Result<Task[]>,
): Promise<TrackedTask[]> {
  const definitions = await loadDefinitions(ctx, tasks)
  const seen = observed?.ok ? new Set(observed.value.map(({ taskArn }) => taskArn)) : undefined
  return tasks.map(task => {
    const definition = definitions.get(task.state.taskDefinitionArn ?? '')
    return {
      task: maskOnce(task.state),
      definition: definition && maskOnce(definition),
      seenAt: task.seenAt,
      changedAt: task.changedAt,
      keptSince: task.keptSince,
      launchId: task.launchId,
      launchedBy: task.launchedBy,
      freshness: freshnessOf(task, observed, seen),
      stopRequest: task.stopRequest,
    }
  })
}

const masked = new WeakMap<object, object>()

/** The same masked object for the same document, which the ledger opens once. */
function maskOnce<T extends object>(document: T): T {
  const known = masked.get(document) ?? maskSecrets(document)
  masked.set(document, known)
  return sameShape<T>(known)
}

/** Safe: masking keeps the shape. */
const sameShape = <T>(document: object): T => document as T

function freshnessOf(
  task: StoredTask,
  observed: Result<Task[]> | undefined,
  seen: ReadonlySet<string | undefined> | undefined,
): Freshness {
  if (isStopped(task.state.lastStatus)) return { kind: 'final' }
  if (task.forgottenAt) return { kind: 'forgotten' }
  if (observed && !observed.ok) {
    const { kind, message } = observed.failure
    return { kind: 'stale', failure: { kind, message } }
  }
  return seen?.has(task.taskArn) ? { kind: 'live' } : { kind: 'pending' }
}

/** After a failed read, a definition is not read again for this long. Every poll would read it. */
const UNREAD_MS = 60_000

/** Reads definitions from the ledger, and from ECS once for each revision. */
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
            // This page has it. The next one reads it again.
            if (!isLedgerUnavailable(error)) throw error
          },
        )
      }),
  )
  return known
}
