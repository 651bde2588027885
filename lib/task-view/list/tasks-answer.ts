import type { RecentRun } from '../runs/recent-run.ts'
import type { TaskRow } from './task-row.ts'

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
