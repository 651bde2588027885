import 'server-only'
import { createLedgerMemory } from '../../ledger/ledger-memory.ts'
import type { Scope } from '../../ledger/scope.ts'
import { readTaskDefinitions } from '../../ledger/tasks/task-definitions.server.ts'
import { findNewestStoppedOf } from '../../ledger/tasks/newest-stopped.server.ts'
import type { StoppedTaskOf } from '../../ledger/tasks/newest-stopped.server.ts'
import { readTasks } from '../../ledger/tasks/tasks.server.ts'
import { wasDenied } from '../../permissions/may-describe.server.ts'
import { RECENT_RUNS_SHOWN, toRecentRun } from '../../task-view/runs/recent-run.ts'
import type { RecentRun } from '../../task-view/runs/recent-run.ts'
import type { TrackingContext } from '../tracking-context.server.ts'

/** A list has no more tasks than that, and so no more families. */
const MOST_FAMILIES = 500

interface Known {
  /** Of the row, when it was read. */
  writes: number
  run: RecentRun
}

const known = createLedgerMemory<Known>('recent-runs', 2 * MOST_FAMILIES * RECENT_RUNS_SHOWN)

/**
 * The newest runs of each of these families that have ended, oldest first. Only runs count on
 * clusters of the scope, without those that AWS denied to this session. Calls no AWS; a row that
 * was not written since is not read again, so a list may ask with every poll.
 *
 * @param scope clusters that the session may describe
 * @param families so many of the first ones are read
 */
export async function readRecentRuns(
  ctx: Pick<TrackingContext, 'ledger' | 'operator' | 'aws' | 'permissions' | 'now'>,
  scope: Scope,
  families: readonly string[],
  region: string,
): Promise<Map<string, RecentRun[]>> {
  const found = await findNewestStoppedOf(ctx.ledger, scope, {
    families: [...new Set(families)].slice(0, MOST_FAMILIES),
    region,
    limit: RECENT_RUNS_SHOWN,
  })
  const shown = found.filter(({ taskArn }) => !wasDenied(ctx, taskArn))
  const runs = await explainRuns(ctx, scope, shown)
  const byFamily = new Map<string, RecentRun[]>()
  for (const { family, taskArn } of shown) {
    const run = runs.get(taskArn)
    if (run) byFamily.set(family, [run, ...(byFamily.get(family) ?? [])])
  }
  return byFamily
}

async function explainRuns(
  { ledger }: Pick<TrackingContext, 'ledger'>,
  scope: Scope,
  found: readonly StoppedTaskOf[],
): Promise<Map<string, RecentRun>> {
  const runs = new Map<string, RecentRun>()
  const unread = new Map<string, number>()
  for (const { taskArn, writes } of found) {
    const kept = known.get(ledger, taskArn)
    if (kept?.writes === writes) runs.set(taskArn, kept.run)
    else unread.set(taskArn, writes)
  }
  const tasks = await readTasks(ledger, scope, [...unread.keys()])
  const definitionArns = new Set(tasks.flatMap(({ state }) => state.taskDefinitionArn ?? []))
  const definitions = await readTaskDefinitions(ledger, scope.accountId, [...definitionArns])
  for (const { taskArn, state, stopRequest } of tasks) {
    const definition = definitions.get(state.taskDefinitionArn ?? '')
    const run = toRecentRun(state, definition, stopRequest)
    runs.set(taskArn, run)
    // Without the definition every container counts as essential, which it may yet contradict.
    const writes = unread.get(taskArn)
    if (definition && writes !== undefined) known.set(ledger, taskArn, { writes, run })
  }
  return runs
}
