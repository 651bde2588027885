import 'server-only'
import type { Kysely } from 'kysely'
import type { Ledger } from '../open-ledger.server.ts'
import type { Scope } from '../scope.ts'
import type { Tables } from '../tables.ts'
import type { KeptTransition, Transition } from '../../task-view/transitions.ts'

/** Where and when changes were seen. */
interface Sighting {
  taskArn: string
  version: number
  seenAt: string
  seenBefore?: string
}

/** Adds changes after those that are kept already. */
export async function addTransitions(
  db: Pick<Kysely<Tables>, 'selectFrom' | 'insertInto'>,
  { taskArn, version, seenAt, seenBefore }: Sighting,
  transitions: readonly Transition[],
): Promise<void> {
  if (transitions.length === 0) return
  const last = await db
    .selectFrom('task_transitions')
    .select(({ fn }) => fn.max('position').as('position'))
    .where('task_arn', '=', taskArn)
    .executeTakeFirst()
  const first = (last?.position ?? -1) + 1
  const rows = transitions.map((transition, index) => ({
    task_arn: taskArn,
    position: first + index,
    subject: transition.subject,
    name: transition.name ?? null,
    status_before: transition.before ?? null,
    status_after: transition.after,
    version,
    happened_at: transition.happenedAt?.toISOString() ?? null,
    seen_at: seenAt,
    seen_before: seenBefore ?? null,
  }))
  await db.insertInto('task_transitions').values(rows).execute()
}

/** The changes of a task in the order in which they were seen. */
export async function readTransitions(
  ledger: Ledger,
  scope: Scope,
  taskArn: string,
): Promise<KeptTransition[]> {
  if (scope.clusterArns.length === 0) return []
  const rows = await ledger.db
    .selectFrom('task_transitions')
    .innerJoin('tasks', 'tasks.task_arn', 'task_transitions.task_arn')
    .selectAll('task_transitions')
    .where('task_transitions.task_arn', '=', taskArn)
    .where('tasks.account_id', '=', scope.accountId)
    .where('tasks.cluster_arn', 'in', scope.clusterArns)
    .orderBy('position')
    .execute()
  return rows.map(row => ({
    subject: row.subject,
    name: row.name ?? undefined,
    before: row.status_before ?? undefined,
    after: row.status_after,
    version: row.version,
    happenedAt: row.happened_at ?? undefined,
    seenAt: row.seen_at,
    seenBefore: row.seen_before ?? undefined,
  }))
}
