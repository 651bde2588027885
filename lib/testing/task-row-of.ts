import type { TaskRow } from '../task-view/list/task-row.ts'

let made = 0

/** A row of a list of tasks, each with an ID of its own. */
export function taskRow(part: Partial<TaskRow> = {}): TaskRow {
  made += 1
  const taskId = made.toString(16).padStart(32, '0')
  return {
    arn: `arn:aws:ecs:us-east-1:111122223333:task/demo/${taskId}`,
    taskId,
    href: `/tasks/us-east-1/111122223333/demo/${taskId}`,
    family: 'job',
    revision: 1,
    cluster: 'demo',
    state: 'running',
    status: 'RUNNING',
    why: '',
    where: 'demo · FARGATE',
    isStopped: false,
    ...part,
  }
}
