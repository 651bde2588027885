import type { Polled } from '@/components/data/use-poll'
import type { TaskAddress } from '@/lib/aws/arn'
import type { Result } from '@/lib/result'
import type { TaskAnswer } from '@/lib/task-view/task-answer'

/** The server actions that a task page may call. Each answers like a poll. */
export interface TaskActions {
  /** One DescribeTasks call, now. */
  check: (address: TaskAddress) => Promise<Result<Polled<TaskAnswer>>>
  stop: (request: TaskAddress & { reason?: string }) => Promise<Result<Polled<TaskAnswer>>>
}
