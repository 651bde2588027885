import type { PlacementFailure } from '../../verdict/explain-placement-failure.ts'
import type { TaskRow } from '../list/task-row.ts'

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
