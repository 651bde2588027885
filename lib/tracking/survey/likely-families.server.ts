import 'server-only'
import { placeOfArn } from '../../aws/arn.ts'
import { budgetAt } from '../../aws/ecs/call-budgets.ts'
import { readFirstFamilies } from '../../aws/ecs/ecs-reads.server.ts'
import { readFamiliesIn } from '../../ledger/tasks/tasks.server.ts'
import type { TrackingContext } from '../tracking-context.server.ts'

/** Each costs a call of ListTasks, and a page of a listing costs two. */
const MOST_FAMILIES = 20

/**
 * The families whose tasks are looked for first on a cluster where nearly all tasks are those of
 * services: families that ran there before, then others of the account, without those of services. One call.
 */
export async function findLikelyFamilies(
  ctx: TrackingContext,
  clusterArn: string,
  serviceFamilies: ReadonlySet<string>,
): Promise<string[]> {
  const { accountId, region } = ctx.operator
  const access = { ...ctx.aws, region: placeOfArn(clusterArn).region ?? region }
  budgetAt(access)?.spend(1)
  const [kept, active] = await Promise.all([
    readFamiliesIn(ctx.ledger, { accountId, clusterArns: [clusterArn] }, MOST_FAMILIES),
    readFirstFamilies(access),
  ])
  const all = new Set([...kept, ...(active.ok ? active.value : [])])
  return [...all].filter(family => !serviceFamilies.has(family)).slice(0, MOST_FAMILIES)
}
