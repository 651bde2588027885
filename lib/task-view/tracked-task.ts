import type { Task, TaskDefinition } from '@aws-sdk/client-ecs'

/** A task as the server holds it: AWS's last answer, and what Slipway knows beside it. */
export interface TrackedTask {
  /** `DescribeTasks` as last seen. What looks secret is masked. */
  task: Task
  /** The revision it runs, when it could be read: names essential containers and defaults. */
  definition?: TaskDefinition
  /** When AWS last answered with this state, when it last differed, since when it is kept. ISO 8601. */
  seenAt: string
  changedAt: string
  keptSince: string
  launchId?: string
  /** Principal ARN of who launched it here. */
  launchedBy?: string
  freshness: Freshness
}

/**
 * How far the state can be trusted now.
 * - `live`: ECS answered with it just now, and will again.
 * - `final`: STOPPED; nothing can change any more.
 * - `pending`: RunTask accepted it, ECS does not show it yet.
 * - `forgotten`: ECS answers MISSING; this is the last state seen.
 * - `stale`: the last question failed; the state is from `seenAt`.
 */
export type Freshness =
  | { kind: 'live' }
  | { kind: 'final' }
  | { kind: 'pending' }
  | { kind: 'forgotten' }
  | { kind: 'stale'; failure: { kind: string; message: string } }
