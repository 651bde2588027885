import type { Task, TaskDefinition } from '@aws-sdk/client-ecs'
import type { PendingStop } from './pending-stop.ts'
import type { TaskStopRequest } from './stop-request.ts'

/** A stored task with its definition and its freshness. */
export interface TrackedTask {
  /** The last answer of DescribeTasks. What looks secret is masked. */
  task: Task
  /** The task definition that it runs. Undefined if it could not be read. */
  definition?: TaskDefinition
  /** When AWS last answered, when the state last changed, and when it was first stored. ISO 8601. */
  seenAt: string
  changedAt: string
  keptSince: string
  launchId?: string
  /** Principal ARN of who launched it here. */
  launchedBy?: string
  freshness: Freshness
  /** Who stopped it from here. */
  stopRequest?: TaskStopRequest
  /** When ECS is asked about it again, epoch milliseconds; undefined where nobody watches it. */
  nextAskedAtMs?: number
  pendingStop?: PendingStop
}

/**
 * How current the state is.
 * - `live`: ECS just answered with it.
 * - `final`: STOPPED. Nothing can change any more.
 * - `pending`: RunTask accepted it. ECS doesn't show it yet.
 * - `forgotten`: ECS answers MISSING. This is the last known state.
 * - `stale`: the last call failed. The state is from `seenAt`.
 */
export type Freshness =
  | { kind: 'live' }
  | { kind: 'final' }
  | { kind: 'pending' }
  | { kind: 'forgotten' }
  | { kind: 'stale'; failure: { kind: string; message: string } }
