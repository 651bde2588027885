import type { Task } from '@aws-sdk/client-ecs'
import type { TaskView } from './task-view.ts'

/** `GET /api/tasks/{region}/{account}/{cluster}/{taskId}` */
export interface TaskAnswer {
  task: TaskView
}

/** `GET /api/tasks/{region}/{account}/{cluster}/{taskId}/raw`: the task as ECS described it last. */
export interface RawAnswer {
  /** Times are ISO 8601; values that look secret are masked. */
  task: Task
}
