import { isStopped } from './status-view.ts'
import type { TrackedTask } from './tracked-task.ts'

/** Whether ECS forgot the task before anybody saw how it ended. */
export const isLost = ({ task, freshness }: Pick<TrackedTask, 'task' | 'freshness'>): boolean =>
  freshness.kind === 'forgotten' && !isStopped(task.lastStatus)

export const LOST_TITLE = 'ECS no longer knows how it ended'
