import type { Failure } from '../../result.ts'

/** Unicode characters of a reason. Everybody who describes the task reads it. */
export const STOP_REASON_CHARACTERS = 255

/** Tasks of one click, as many as a page selects at once. */
export const MAX_STOPPED_TASKS = 100

/** What became of one task of a click on Stop, with its ARN. */
export type StopResult = { taskArn: string } & StopAnswer

/**
 * - `stopping`: ECS took it, and stops the task's containers.
 * - `stopped`: the task had stopped before.
 * - `pending`: ECS does not list the task yet. The server tries it again until `until` (ISO 8601).
 * - `failed`: with a failure of kind `unreachable`, ECS may have taken it all the same.
 */
export type StopAnswer =
  | { kind: 'stopping' | 'stopped' }
  | { kind: 'pending'; until: string }
  | { kind: 'failed'; failure: Failure }

/**
 * What a click on Stop led to.
 * - `unconfirmed`: these clusters are marked as production and nobody confirmed; nothing was sent.
 *   `clusters` are ARNs.
 * - `answered`: each task has a result, in the order of the request.
 */
export type StopOutcome =
  { kind: 'unconfirmed'; clusters: string[] } | { kind: 'answered'; results: StopResult[] }
