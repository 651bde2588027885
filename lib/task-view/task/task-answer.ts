import type { TaskView } from './task-view.ts'

/** `GET /api/tasks/{region}/{account}/{cluster}/{taskId}` */
export interface TaskAnswer {
  task: TaskView
}

/** `GET /api/tasks/{region}/{account}/{cluster}/{taskId}/logs`: one page of a container's log. */
export interface LogAnswer {
  events: { timestampMs: number; message: string }[]
  nextToken?: string
  source: { group: string; stream: string }
}
