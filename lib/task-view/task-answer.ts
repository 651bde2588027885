import type { PlacementFailure } from '../verdict/explain-placement-failure.ts'
import type { RecentRun } from './runs/recent-run.ts'
import type { TaskRow } from './list/task-row.ts'
import type { TaskView } from './task/task-view.ts'

/** `GET /api/tasks/{region}/{account}/{cluster}/{taskId}` */
export interface TaskAnswer {
  task: TaskView
}

/** `GET /api/tasks` */
export interface TasksAnswer {
  /** Named to be sent only what changes after it; absent where a page has a part of the rows. */
  version?: string
  /** In no order that a page could rely on. */
  rows: TaskRow[]
  /** How many rows a page leaves to its first poll, so that it can be read at once. */
  leftOut?: number
  /** Clusters that did not respond. Their rows are the last known ones, or are not shown. */
  problems: { cluster: string; message: string; areTasksShown: boolean }[]
  clusters: ListedCluster[]
  /** The last runs that are kept of each family in the list, oldest first. */
  families: Record<string, RecentRun[]>
  /** Names that tasks here have, to be chosen as columns and filters: the most frequent first. */
  names: { tags: string[]; variables: string[] }
}

/**
 * A cluster of the account, and how far ECS has listed it.
 * - `listed`: whole. What is new shows within a minute or so.
 * - `listing`: under way, with how many tasks ECS has named, of about how many.
 * - `unlisted`: not looked at, as there are many clusters. Choose it to list it.
 * - `unlistable`: AWS denies ecs:ListTasks, so that only tasks that are kept here show.
 * - `denied`: AWS denies ecs:DescribeTasks.
 */
export interface ListedCluster {
  cluster: string
  state: 'listed' | 'listing' | 'unlisted' | 'unlistable' | 'denied'
  listed?: number
  about?: number
  /** Why it can't be listed at the moment. */
  trouble?: string
}

/** `GET /api/launches/{id}`: a launch of several tasks, or one that got only part of its tasks. */
export interface LaunchAnswer {
  launchId: string
  cluster: string
  /** ISO 8601. */
  launchedAt: string
  /** Principal ARN. */
  launchedBy: string
  /** How many tasks were asked for, and how many ECS started. Not every started one may be shown. */
  count: number
  taskCount: number
  /** `failures[]` of RunTask, in AWS's words. */
  failures: PlacementFailure[]
  rows: TaskRow[]
  state: 'open' | 'launched' | 'unplaced' | 'refused' | 'given-up'
  /** `at` is ISO 8601, `by` a principal ARN, `replacedBy` the launch that was sent instead. */
  givenUp?: { at: string; by: string; replacedBy?: string }
  failure?: { kind: string; message: string; detail?: string }
}

/** `GET /api/tasks/{region}/{account}/{cluster}/{taskId}/logs`: one page of a container's log. */
export interface LogAnswer {
  events: { timestampMs: number; message: string }[]
  nextToken?: string
  source: { group: string; stream: string }
}
