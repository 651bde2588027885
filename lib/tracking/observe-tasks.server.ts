import 'server-only'
import type { DescribeTasksCommandOutput, Task } from '@aws-sdk/client-ecs'
import { parseClusterArn } from '../aws/arn.ts'
import { TASKS_PER_CALL } from '../aws/ecs/call-budget.ts'
import { describeTasks } from '../aws/ecs/ecs-tasks.server.ts'
import { hasSessionEnded } from '../ledger/sessions/session-ends.ts'
import { fail, succeed } from '../result.ts'
import type { Failure, Result } from '../result.ts'
import {
  askForCluster,
  isClusterGone,
  knownTrust,
  momentOf,
  NO_TASK_ID,
  noteAnswer,
  wasDenied,
} from '../permissions/may-describe.server.ts'
import { recordObservation } from './record-observation.server.ts'
import { splitDenied } from './split-denied.server.ts'
import type { TrackingContext } from './tracking-context.server.ts'

/** At most this many calls look for a batch's denied tasks. The next polls find the others. */
const SPLIT_CALLS = 20

/** At most this many calls of a poll ask again for tasks that were denied. */
const RETRY_CALLS = 2

export interface Observation {
  tasks: Task[]
  /** The tasks that this session may not see, or for which that is not proven yet. */
  hidden: ReadonlySet<string>
}

/**
 * Asks ECS about tasks of one cluster with the session's own credentials, and writes the answer to
 * the ledger. If a policy denies one task by its tags, AWS denies the whole call. The call is then
 * split, so that only the denied task is hidden.
 */
export async function observeTasks(
  ctx: TrackingContext,
  clusterArn: string,
  taskArns: readonly string[],
): Promise<Result<Observation>> {
  const tasks: Task[] = []
  const hidden = new Set(taskArns.filter(arn => wasDenied(ctx, arn)))
  const others = taskArns.filter(arn => !hidden.has(arn))
  for (let start = 0; start < others.length; start += TASKS_PER_CALL) {
    const batch = others.slice(start, start + TASKS_PER_CALL)
    const answer = await describeBatch(ctx, clusterArn, batch)
    if (!answer.ok) return answer
    tasks.push(...answer.value.tasks)
    for (const arn of answer.value.hidden) hidden.add(arn)
  }
  const retried = [...hidden].filter(arn => wasDenied(ctx, arn) && knownTrust(ctx, arn) !== false)
  const again = await describeSplit(ctx, clusterArn, retried.slice(0, TASKS_PER_CALL), RETRY_CALLS)
  for (const task of again.tasks) hidden.delete(task.taskArn ?? '')
  return succeed({ tasks: [...tasks, ...again.tasks], hidden })
}

async function describeBatch(
  ctx: TrackingContext,
  clusterArn: string,
  batch: readonly string[],
): Promise<Result<Observation>> {
  const whole = await describe(ctx, clusterArn, batch, { renewsCluster: true })
  if (whole.ok) return succeed({ tasks: whole.value.tasks ?? [], hidden: new Set() })
  if (whole.failure.kind !== 'forbidden') return whole
  const allowed = await askForCluster(ctx, clusterArn)
  if (!allowed.ok || !allowed.value) return whole
  const { failure, ...seen } = await describeSplit(ctx, clusterArn, batch, SPLIT_CALLS)
  return failure ? fail(failure) : succeed(seen)
}

async function describeSplit(
  ctx: TrackingContext,
  clusterArn: string,
  taskArns: readonly string[],
  maxCalls: number,
): Promise<Observation & { failure?: Failure }> {
  const ask = (arns: readonly string[]) => describe(ctx, clusterArn, arns)
  const split = await splitDenied(taskArns, ask, maxCalls)
  const deniedAt = momentOf(ctx)
  const denial = fail({ kind: 'forbidden', message: '' })
  for (const arn of split.denied) noteAnswer(ctx, arn, denial, deniedAt)
  return {
    tasks: split.answers.flatMap(answer => answer.tasks ?? []),
    hidden: new Set([...split.denied, ...split.unasked]),
    failure: split.failure,
  }
}

type Answer = Pick<DescribeTasksCommandOutput, 'tasks' | 'failures'>

const ENDED: Failure = { kind: 'expired', message: 'Your session has ended.' }

/** With its cluster ECS has forgotten its tasks. */
const toAnswer = (answer: Result<Answer>, arns: readonly string[]): Result<Answer> =>
  !answer.ok && isClusterGone(answer.failure)
    ? succeed({ failures: arns.map(arn => ({ arn, reason: 'MISSING' })) })
    : answer

/**
 * One DescribeTasks call. If the call has room for another task, it also asks for one that does not
 * exist. This renews the proof that the session may see the cluster, without a call of its own.
 */
async function describe(
  ctx: TrackingContext,
  clusterArn: string,
  arns: readonly string[],
  { renewsCluster = false } = {},
): Promise<Result<Answer>> {
  if (hasSessionEnded(ctx.operator.sid)) return fail(ENDED)
  const access = { ...ctx.aws, region: parseClusterArn(clusterArn)?.region ?? ctx.operator.region }
  const isRenewed = renewsCluster && arns.length < TASKS_PER_CALL
  const askedAt = momentOf(ctx)
  const asked = isRenewed ? [...arns, NO_TASK_ID] : [...arns]
  const answer = toAnswer(await describeTasks(access, clusterArn, asked), arns)
  if (!answer.ok) return answer
  if (isRenewed) noteAnswer(ctx, clusterArn, answer, askedAt)
  for (const arn of arns) noteAnswer(ctx, arn, answer, askedAt)
  const asking = { clusterArn, sentMs: askedAt.steadyMs, adds: false }
  const recorded = await recordObservation(ctx, asking, answer.value)
  return recorded.ok ? answer : recorded
}
