import type { Result } from '@/lib/result'
import type { TaskAddress } from '@/lib/aws/arn'
import type { TaskAnswer } from '@/lib/task-view/task-answer'

/** The server actions that a task page may call. */
export interface TaskActions {
  /** One DescribeTasks call, now. */
  check: (address: TaskAddress) => Promise<Result<TaskAnswer>>
  stop: (request: TaskAddress & { reason?: string }) => Promise<Result<TaskAnswer>>
}

/** A server action that never came back is a failure like any other. */
export async function callAction<T>(call: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await call()
  } catch {
    return {
      ok: false,
      failure: {
        kind: 'unreachable',
        message: 'Slipway does not answer. Check the connection to it, then try again.',
      },
    }
  }
}
