import type { Polled } from '@/components/data/use-poll'
import type { TaskAddress } from '@/lib/aws/arn'
import type { Result } from '@/lib/result'
import type { TaskAnswer } from '@/lib/task-view/task/task-answer'
import type { LaunchAction } from '../launch/submit/use-launch'
import type { FindTask } from './list/task-search'
import type { StopTasksAction } from './stop/use-stop-tasks'
import type { ChangeTagsAction } from './tags/use-edit-tags'

/** The server actions that a task page may call. */
export interface TaskActions {
  /** One DescribeTasks call, now. It answers like a poll. */
  check: (address: TaskAddress) => Promise<Result<Polled<TaskAnswer>>>
  stop: StopTasksAction
  changeTags: ChangeTagsAction
  launch: LaunchAction
  find: FindTask
}
