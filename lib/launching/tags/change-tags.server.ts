import 'server-only'
import { toClusterArn, toTaskArn } from '../../aws/arn.ts'
import type { TaskAddress } from '../../aws/arn.ts'
import { removeTaskTags, setTaskTags } from '../../aws/ecs/task-tags.server.ts'
import { recordTags } from '../../ledger/tasks/record-tags.server.ts'
import { readTasks } from '../../ledger/tasks/tasks.server.ts'
import { isLedgerUnavailable } from '../../ledger/trouble/ledger-unavailable.ts'
import { fail, succeed } from '../../result.ts'
import type { Failure, Result } from '../../result.ts'
import { limits } from '../../run-task/form/limits.ts'
import { tagsSchema } from '../../run-task/form/tags-schema.ts'
import { toNotAllowedText } from '../../settings/regions.ts'
import { applyTagChange, isReservedTag } from '../../task-view/tag-change.ts'
import type { TagChange } from '../../task-view/tag-change.ts'
import { isTaskReference } from '../../task-view/task-address.ts'
import type { LaunchingContext } from '../launching-context.ts'
import { NOT_YOUR_TASK } from '../stop/stop-failure.ts'
import { toTagFailure } from './tag-failure.ts'
import type { TagOutcome } from './tag-outcome.ts'

export interface TagRequest extends TagChange, TaskAddress {}

/**
 * Changes tags of a task with the session's own credentials. Only what the request names is sent, so
 * that changes of somebody else stay. What AWS took is recorded for everybody who looks at the task.
 *
 * New tags are set before old ones are removed, because a renamed tag must not be lost in between;
 * a task that has no room for them is the exception.
 */
export async function changeTags(
  ctx: LaunchingContext,
  { set, remove, ...address }: TagRequest,
): Promise<Result<TagOutcome>> {
  const wrong = findWrong(ctx, address, { set, remove })
  if (wrong) return fail(wrong)
  const steps = [
    { set, remove: [] },
    { set: [], remove },
  ].filter(step => !isNothing(step))
  if (!(await hasRoom(ctx, address, set))) steps.reverse()
  const done: TagChange = { set: [], remove: [] }
  for (const step of steps) {
    const failure = await send(ctx, address, step)
    if (failure) return isNothing(done) ? fail(failure) : succeed({ done, failure })
    done.set.push(...step.set)
    done.remove.push(...step.remove)
  }
  return succeed({ done })
}

const isNothing = ({ set, remove }: TagChange): boolean => set.length + remove.length === 0

function findWrong(
  { operator, settings }: LaunchingContext,
  address: TaskAddress,
  { set, remove }: TagChange,
): Failure | undefined {
  if (address.accountId !== operator.accountId || !isTaskReference(address)) return NOT_YOUR_TASK
  const { region } = address
  if (!settings.isAllowedRegion(region))
    return { kind: 'invalid', message: toNotAllowedText(region) }
  const parsed = tagsSchema.safeParse(set)
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path, message }) => ({
      path: ['set', ...path].join('.'),
      message,
    }))
    return { kind: 'invalid', message: fields[0]?.message ?? '', fields }
  }
  if (set.some(({ key }) => key === '') || remove.includes('')) return NO_KEY
  return remove.some(isReservedTag) ? RESERVED : undefined
}

/** Without a stored state nothing is known to be in the way. AWS decides. */
async function hasRoom(
  { ledger, operator }: LaunchingContext,
  address: TaskAddress,
  set: TagChange['set'],
): Promise<boolean> {
  const scope = { accountId: operator.accountId, clusterArns: [toClusterArn(address)] }
  try {
    const [task] = await readTasks(ledger, scope, [toTaskArn(address)])
    const tags = applyTagChange(task?.state.tags ?? [], { set, remove: [] })
    return tags.filter(({ key = '' }) => !isReservedTag(key)).length <= limits.tags.max
  } catch (error) {
    if (!isLedgerUnavailable(error)) throw error
    return true
  }
}

/** Sends one kind of change, and records it; answers with why it was not done. */
async function send(
  ctx: LaunchingContext,
  address: TaskAddress,
  step: TagChange,
): Promise<Failure | undefined> {
  const { set, remove } = step
  const taskArn = toTaskArn(address)
  // A click is not one of the reads that the budget is for; tagging has a quota of its own.
  const aws = { ...ctx.aws, countedAs: undefined, region: address.region }
  if (set.length > 0) {
    const answer = await setTaskTags(aws, taskArn, set)
    if (!answer.ok) return toTagFailure(answer.failure, 'ecs:TagResource', address.cluster)
  }
  if (remove.length > 0) {
    const answer = await removeTaskTags(aws, taskArn, remove)
    if (!answer.ok) return toTagFailure(answer.failure, 'ecs:UntagResource', address.cluster)
  }
  await record(ctx, address, step)
  return undefined
}

async function record(
  { ledger, now }: LaunchingContext,
  address: TaskAddress,
  step: TagChange,
): Promise<void> {
  const seen = { nowIso: now().toISOString(), sentMs: performance.now() }
  const named = { accountId: address.accountId, taskArn: toTaskArn(address) }
  try {
    await recordTags(ledger, named, step, seen)
  } catch (error) {
    // ECS has the tags all the same, and whoever watches the task records them later.
    if (!isLedgerUnavailable(error)) throw error
  }
}

const NO_KEY: Failure = { kind: 'invalid', message: 'A tag needs a key.' }

const RESERVED: Failure = {
  kind: 'invalid',
  message: 'Tags that begin with aws: belong to AWS and can’t be removed.',
}
