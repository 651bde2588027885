import type { PlacementFailure } from '../verdict/explain-placement-failure.ts'
import type { TaskRow } from './task-row.ts'
import type { TaskView } from './task-view.ts'

/** `GET /api/tasks/{region}/{account}/{cluster}/{taskId}` */
export interface TaskAnswer {
  task: TaskView
}

/** `GET /api/tasks` */
export interface TasksAnswer {
  rows: TaskRow[]
  /** Clusters that did not respond. Their rows are the last known ones, or are not shown. */
  problems: { cluster: string; message: string; areTasksShown: boolean }[]
}

/** `GET /api/launches/{id}`: a launch of several tasks, or one that got only part of its tasks. */
export interface LaunchAnswer {
  launchId: string
  cluster: string
  /** ISO 8601. */
  launchedAt: string
  /** Principal ARN. */
  launchedBy: string
  count: number
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
