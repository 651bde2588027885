import { AwsError } from '../../aws-error.ts'
import type { ClusterRecord, RunTaskFailure, TokenUse } from '../ecs-records.ts'
import type { EcsState } from '../ecs-state.ts'
import type { WireTask } from '../wire.ts'

const longestWindowMs = 24 * 60 * 60 * 1000

/** Members in a fixed order, so that equal requests are equal text. */
function toCanonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(toCanonicalText).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const members = Object.entries(value)
    .filter(([, member]) => member != null)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${toCanonicalText(member)}`)
  return `{${members.join()}}`
}

/** Everything of a request but the token itself and the cluster, which scopes it. */
export function toParameters(input: Record<string, unknown>): string {
  return toCanonicalText({ ...input, clientToken: undefined, cluster: undefined })
}

function tasksOf(state: EcsState, cluster: ClusterRecord, use: TokenUse): WireTask[] {
  return use.taskArns.flatMap(arn => {
    const record = state.tasks.get(cluster.name, arn.slice(arn.lastIndexOf('/') + 1))
    return record ? [{ ...record.shown, tags: record.tags }] : []
  })
}

/**
 * What an earlier call with this token started, while the token lives: 24 hours, or the life of
 * its tasks and one hour, whichever is shorter (Developer Guide, idempotency).
 * @throws AwsError ConflictException when that call had other parameters.
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
  const tasks = tasksOf(state, cluster, use)
  if (tasks.length === 0 || nowMs - use.usedAtMs > longestWindowMs) {
    cluster.tokens.delete(token)
    return undefined
  }
  if (use.parameters === parameters) return { tasks, failures: use.failures }
  throw new AwsError('ConflictException', 'clientToken already used with other parameters', 400, {
    resourceIds: use.taskArns,
  })
}
