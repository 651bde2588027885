import { createHash } from 'node:crypto'
import { AwsError } from '../../../world/aws-error.ts'
import type { ClusterRecord, RunTaskFailure, TokenUse } from '../state/ecs-records.ts'
import type { EcsState } from '../state/ecs-state.ts'
import type { TaskRecord } from '../state/task-record.ts'
import type { WireTask } from '../state/wire.ts'
import { toRunTaskAnswer } from './to-run-task-answer.ts'

const hourMs = 60 * 60 * 1000
const longestWindowMs = 24 * hourMs

/** Writes members in a fixed order, so that equal requests become equal text. */
function toCanonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(toCanonicalText).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const members = Object.entries(value)
    .filter(([, member]) => member != null)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${toCanonicalText(member)}`)
  return `{${members.join()}}`
}

/** A digest of the request without its token and its cluster. Tokens belong to a cluster. */
export function toParameters(input: Record<string, unknown>): string {
  const text = toCanonicalText({ ...input, clientToken: undefined, cluster: undefined })
  return createHash('sha256').update(text).digest('base64')
}

function tasksOf(state: EcsState, cluster: ClusterRecord, use: TokenUse): TaskRecord[] {
  return use.taskArns.flatMap(arn => {
    const record = state.tasks.get(cluster.name, arn.slice(arn.lastIndexOf('/') + 1))
    return record ? [record] : []
  })
}

/**
 * Whether the token has expired. A task that is no longer known stopped longer ago than the known
 * ones.
 */
function isOver(use: TokenUse, tasks: readonly TaskRecord[], nowMs: number): boolean {
  if (tasks.length === 0 || nowMs - use.usedAtMs > longestWindowMs) return true
  return tasks.every(({ shown }) => (shown.stoppedAt ?? Infinity) * 1000 + hourMs < nowMs)
}

/**
 * Finds what an earlier call with this token started. A token is valid for 24 hours, or until one
 * hour after its tasks have stopped, whichever is shorter (Developer Guide, idempotency).
 * @throws AwsError ConflictException if that call had other parameters.
 */
export function findTokenResult(
  state: EcsState,
  cluster: ClusterRecord,
  token: string,
  parameters: string,
  nowMs: number,
): { tasks: WireTask[]; failures: RunTaskFailure[] } | undefined {
  const use = cluster.tokens.get(token)
  if (!use) return undefined
  const records = tasksOf(state, cluster, use)
  if (isOver(use, records, nowMs)) {
    cluster.tokens.delete(token)
    return undefined
  }
  const { failures, taskArns: resourceIds } = use
  if (use.parameters === parameters) return { tasks: records.map(toRunTaskAnswer), failures }
  const message = 'clientToken already used with other parameters'
  throw new AwsError('ConflictException', message, 400, { resourceIds })
}

/**
 * Remembers what a call started. A call that started nothing leaves its token free: a retry then
 * finds no task that it could start twice.
 */
export function keepTokenResult(
  state: EcsState,
  cluster: ClusterRecord,
  token: string,
  {
    parameters,
    tasks,
    failures,
  }: Pick<TokenUse, 'parameters' | 'failures'> & { tasks: WireTask[] },
  nowMs: number,
): void {
  // The oldest tokens come first. Every call removes more than it adds, so the map stays small.
  for (const [oldest, use] of cluster.tokens.entries().take(2))
    if (isOver(use, tasksOf(state, cluster, use), nowMs)) cluster.tokens.delete(oldest)
  if (tasks.length === 0) return
  const taskArns = tasks.map(({ taskArn }) => taskArn ?? '')
  cluster.tokens.set(token, { parameters, taskArns, failures, usedAtMs: nowMs })
}
