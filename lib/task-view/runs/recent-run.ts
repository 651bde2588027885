import type { Task, TaskDefinition } from '@aws-sdk/client-ecs'
import { explainStop } from '../../verdict/explain-stop.ts'
import type { Outcome } from '../../verdict/verdict.ts'
import { toRanMs } from './run-duration.ts'
import type { TaskStopRequest } from '../stop-request.ts'
import { toMoments } from '../timeline.ts'

/** A run in the small picture of a family's last runs, as JSON carries it. */
export interface RecentRun {
  outcome: Outcome
  /** How long its containers ran. Undefined if they never ran. */
  ranMs?: number
}

/** The small picture has this many runs. */
export const RECENT_RUNS_SHOWN = 12

export const toRecentRun = (
  task: Task,
  definition?: TaskDefinition,
  stopRequest?: TaskStopRequest,
): RecentRun => ({
  outcome: explainStop(task, definition, stopRequest).outcome,
  ranMs: toRanMs(toMoments(task)),
})
