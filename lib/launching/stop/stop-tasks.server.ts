import 'server-only'
import { toClusterArn } from '../../aws/arn.ts'
import { fail, succeed } from '../../result.ts'
import type { Failure, Result } from '../../result.ts'
import { countCharacters } from '../../run-task/form/limits.ts'
import { toNotAllowedText } from '../../settings/regions.ts'
import { keepTags } from './keep-tags.server.ts'
import type { LaunchingContext } from '../launching-context.ts'
import { answerUnlisted } from './pending-stop.server.ts'
import { isProductionCluster } from '../production-cluster.server.ts'
import { sendStop, toStopTarget } from './send-stop.server.ts'
import type { StopTarget } from './send-stop.server.ts'
import { NOT_YOUR_TASK, stopsTheRest } from './stop-failure.ts'
import { MAX_STOPPED_TASKS, STOP_REASON_CHARACTERS } from './stop-outcome.ts'
import type { StopAnswer, StopOutcome, StopResult } from './stop-outcome.ts'

export interface StopRequest {
  /** ARNs. */
  tasks: string[]
  reason?: string
  /** ARNs of the production clusters for which the operator said yes. */
  confirmedClusters?: string[]
}

/**
 * StopTask shares its quota with RunTask and ExecuteCommand: 40 calls a second for the account and
 * Region, 100 at once (Service Quotas). A hundred tasks, four at a time, stay well below it, so that
 * others can launch meanwhile.
 */
const AT_ONCE = 4

/**
 * Asks ECS to stop tasks, and answers as soon as ECS took it; the tasks stop as their containers
 * end. Nothing is sent while a production cluster among theirs is not confirmed.
 */
export async function stopTasks(
  ctx: LaunchingContext,
  { tasks, reason, confirmedClusters = [] }: StopRequest,
): Promise<Result<StopOutcome>> {
  const given = reason?.trim() || undefined
  const wrong = findWrong(tasks, given)
  if (wrong) return fail(wrong)
  const arns = [...new Set(tasks)]
  const checked = new Map(arns.map(arn => [arn, toOwnTarget(ctx, arn, given)]))
  const targets = [...checked.values()].flatMap(target => (target.ok ? [target.value] : []))
  const clusters = await findUnconfirmed(ctx, targets, new Set(confirmedClusters))
  if (clusters.length > 0) return succeed({ kind: 'unconfirmed', clusters })
  await keepTags(ctx, targets)
  const answers = await sendAll(ctx, targets)
  const results = arns.map((taskArn): StopResult => {
    const target = checked.get(taskArn)
    const failure = target?.ok === false ? target.failure : NOT_YOUR_TASK
    return { taskArn, ...(answers.get(taskArn) ?? { kind: 'failed', failure }) }
  })
  return succeed({ kind: 'answered', results })
}

function findWrong(tasks: string[], reason = ''): Failure | undefined {
  if (countCharacters(reason) > STOP_REASON_CHARACTERS) return TOO_LONG
  return tasks.length > MAX_STOPPED_TASKS ? TOO_MANY : undefined
}

const TOO_LONG: Failure = {
  kind: 'invalid',
  message: `The reason must have at most ${STOP_REASON_CHARACTERS} characters. Shorten it.`,
}

const TOO_MANY: Failure = {
  kind: 'invalid',
  message: `Stop at most ${MAX_STOPPED_TASKS} tasks at once.`,
}

function toOwnTarget(
  { operator, settings }: LaunchingContext,
  taskArn: string,
  reason: string | undefined,
): Result<StopTarget> {
  const target = toStopTarget(taskArn, { by: operator.principalArn, reason })
  if (target?.address.accountId !== operator.accountId) return fail(NOT_YOUR_TASK)
  const { region } = target.address
  if (settings.isAllowedRegion(region)) return succeed(target)
  return fail({ kind: 'invalid', message: toNotAllowedText(region) })
}

/** ARNs of the production clusters that nobody confirmed. Each cluster is asked about once. */
async function findUnconfirmed(
  ctx: LaunchingContext,
  targets: StopTarget[],
  confirmed: ReadonlySet<string>,
): Promise<string[]> {
  const clusters = new Set(targets.map(({ address }) => toClusterArn(address)))
  const isAsked = async (arn: string) => !confirmed.has(arn) && isProductionCluster(ctx, arn)
  const asked = await Promise.all(
    [...clusters].map(async arn => ((await isAsked(arn)) ? [arn] : [])),
  )
  return asked.flat()
}

/** A few at a time. Once AWS answers nobody in a Region, its other tasks are not sent. */
async function sendAll(
  ctx: LaunchingContext,
  targets: readonly StopTarget[],
): Promise<Map<string, StopAnswer>> {
  const answers = new Map<string, StopAnswer>()
  const endOf = new Map<string, Failure>()
  const waiting = [...targets]
  async function work(): Promise<void> {
    for (let target = waiting.shift(); target; target = waiting.shift()) {
      const { region } = target.address
      const end = endOf.get(region)
      const answer = end ? toUnsent(end) : await stopOne(ctx, target)
      if (answer.kind === 'failed' && stopsTheRest(answer.failure)) {
        endOf.set(region, answer.failure)
      }
      answers.set(target.taskArn, answer)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return answers
}

const toUnsent = (failure: Failure): StopAnswer => ({ kind: 'failed', failure })

async function stopOne(ctx: LaunchingContext, target: StopTarget): Promise<StopAnswer> {
  // A click is not one of the reads that the budget is for.
  const sent = await sendStop(ctx, { ...ctx.aws, countedAs: undefined }, target)
  return sent.kind === 'unknown' ? answerUnlisted(ctx, target) : sent
}
