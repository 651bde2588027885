import 'server-only'
import { toClusterArn } from '../../aws/arn.ts'
import { describeTasks } from '../../aws/ecs/ecs-tasks.server.ts'
import { recordTasks } from '../../ledger/tasks/record-tasks.server.ts'
import { readTasks } from '../../ledger/tasks/tasks.server.ts'
import { isLedgerUnavailable } from '../../ledger/trouble/ledger-unavailable.ts'
import { listedOf } from '../../tracking/listed/rosters.server.ts'
import type { LaunchingContext } from '../launching-context.ts'
import type { StopTarget } from './send-stop.server.ts'

/** A stop doesn't wait longer for what it would be good to know. */
const WITHIN = { requestTimeoutMs: 2_000, maxAttempts: 1 }

/**
 * Reads tasks that the ledger has never seen, since StopTask deletes their tags. One call for each
 * cluster. Where AWS doesn't tell, what a list knows of them is kept, and all are stopped all the same.
 */
export async function keepTags(ctx: LaunchingContext, targets: readonly StopTarget[]) {
  const byCluster = Map.groupBy(targets, ({ address }) => toClusterArn(address))
  await Promise.all(
    [...byCluster].map(async ([clusterArn, tasks]) => {
      try {
        await readUnseen(ctx, clusterArn, tasks)
      } catch (error) {
        if (!isLedgerUnavailable(error)) throw error
      }
    }),
  )
}

async function readUnseen(ctx: LaunchingContext, clusterArn: string, tasks: StopTarget[]) {
  const { accountId } = ctx.operator
  const arns = tasks.map(({ taskArn }) => taskArn)
  const seen = await readTasks(ctx.ledger, { accountId, clusterArns: [clusterArn] }, arns)
  const known = new Set(seen.map(({ taskArn }) => taskArn))
  const unseen = arns.filter(arn => !known.has(arn))
  const region = tasks[0]?.address.region
  if (unseen.length === 0 || region === undefined) return
  const sentMs = performance.now()
  const answer = await describeTasks({ ...ctx.aws, ...WITHIN, region }, clusterArn, unseen)
  const listed = listedOf(ctx.ledger, clusterArn, unseen).map(({ state }) => state)
  const found = answer.ok ? (answer.value.tasks ?? []) : listed
  const sighting = { nowIso: ctx.now().toISOString(), sentMs }
  await recordTasks(ctx.ledger, { accountId, region }, found, sighting)
}
