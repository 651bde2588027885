import 'server-only'
import { partitionOf, toClusterArn, toTaskArn } from '../aws/ecs-arn.ts'
import { fail, succeed } from '../aws/failure.ts'
import type { Failure, Result } from '../aws/failure.ts'
import { readTasks } from '../ledger/tasks.server.ts'
import { toKeptTasks } from './keep-task.server.ts'
import type { KeptTask } from './kept-task.ts'
import { observeTasks } from './observe-tasks.server.ts'
import { mayDescribe } from '../permissions/rights.server.ts'
import { isStopped } from './status-view.ts'
import { parseTaskReference, toTaskHref } from './task-address.ts'
import type { TrackingContext } from './tracking-context.server.ts'

/** The parts of a share link. */
export interface TaskLink {
  region: string
  account: string
  cluster: string
  taskId: string
}

/**
 * A task by its link: from ECS while it knows the task, from the ledger for good.
 *
 * @returns undefined for a task that does not exist and, just the same, for another account's.
 */
export async function readTask(
  ctx: TrackingContext,
  link: TaskLink,
): Promise<Result<KeptTask | undefined>> {
  if (link.account !== ctx.operator.accountId || !isLink(link)) return succeed(undefined)
  const { clusterArn, taskArn } = toArns(link)
  const allowed = await mayDescribe(ctx, clusterArn)
  if (!allowed.ok) return allowed
  if (!allowed.value) return fail(deniedOn(link.cluster))
  const scope = { accountId: link.account, clusterArns: [clusterArn] }
  const [kept] = await readTasks(ctx.ledger, scope, [taskArn])
  if (kept && isStopped(kept.state.lastStatus)) return succeed((await toKeptTasks(ctx, [kept]))[0])
  const observed = await observeTasks(ctx, clusterArn, [taskArn])
  const [current] = await readTasks(ctx.ledger, scope, [taskArn])
  if (!current) return observed.ok ? succeed(undefined) : notFoundOr(observed.failure)
  if (!observed.ok && isBarred(observed.failure)) return observed
  return succeed((await toKeptTasks(ctx, [current], observed))[0])
}

/** Whether the parts look like those of a task at all: nothing else is asked of AWS. */
const isLink = (link: TaskLink): boolean => parseTaskReference(toTaskHref(link)) !== undefined

const isBarred = ({ kind }: Failure): boolean => kind === 'expired' || kind === 'forbidden'

function toArns({ region, account, cluster, taskId }: TaskLink) {
  const ref = { partition: partitionOf(region), region, accountId: account, cluster }
  return { clusterArn: toClusterArn(ref), taskArn: toTaskArn(ref, taskId) }
}

const deniedOn = (cluster: string): Failure => ({
  kind: 'forbidden',
  message: `Your credentials do not allow ecs:DescribeTasks on cluster ${cluster}.`,
})

/** An id that ECS cannot read, or a cluster that is gone, names no task. */
const notFoundOr = (failure: Failure): Result<undefined> =>
  failure.kind === 'rejected' ? succeed(undefined) : fail(failure)
