import 'server-only'
import { sql } from 'kysely'
import type { Ledger } from '../open-ledger.server.ts'
import type { Scope } from '../scope.ts'
import { stoppedStatuses } from '../../task-view/status-view.ts'

/** A stopped task, and how often its row was written: what was made of the row holds until then. */
export interface StoppedTaskOf {
  taskArn: string
  family: string
  writes: number
}

interface Asked {
  families: readonly string[]
  region: string
  /** Of each family. */
  limit: number
}

/**
 * The newest stopped tasks of each of these families in the scope, in one Region; newest first.
 *
 * Each family is looked up once by the index. For 500 families among 100,000 tasks that takes 35 ms in
 * PostgreSQL, and 500 ms with a window function, which numbers every task first. SQLite has no LATERAL
 * and a correlated subquery returns one value, so each family's tasks come as one text.
 */
export async function findNewestStoppedOf(
  ledger: Ledger,
  scope: Scope,
  { families, region, limit }: Asked,
): Promise<StoppedTaskOf[]> {
  if (scope.clusterArns.length === 0 || families.length === 0) return []
  const wanted = sql<{ family: string }>`(values ${sql.join(families.map(name => sql`(${name})`))})`
  const rows = await ledger.db
    .with('wanted(family)', () => wanted)
    .selectFrom('wanted')
    .select(eb => [
      'wanted.family',
      eb
        .selectFrom(
          eb
            .selectFrom('tasks')
            .select(sql<string>`created_at || ' ' || writes || ' ' || task_arn`.as('head'))
            .where('account_id', '=', scope.accountId)
            .whereRef('tasks.family', '=', 'wanted.family')
            .where('region', '=', region)
            .where('cluster_arn', 'in', scope.clusterArns)
            .where('last_status', 'in', stoppedStatuses)
            .orderBy('created_at', 'desc')
            .orderBy('task_arn')
            .limit(limit)
            .as('newest'),
        )
        .select(sql<string | null>`string_agg(newest.head, ',')`.as('heads'))
        .as('heads'),
    ])
    .execute()
  return rows.flatMap(({ family, heads }) => toTasks(family, heads))
}

/** Neither an ARN nor a time has a space or a comma. The aggregate promises no order. */
const toTasks = (family: string, heads: string | null): StoppedTaskOf[] =>
  (heads?.split(',') ?? [])
    .map(head => head.split(' '))
    .sort(([one = ''], [other = '']) => (one < other ? 1 : one > other ? -1 : 0))
    .map(([, writes, taskArn = '']) => ({ taskArn, family, writes: Number(writes) }))
