import type { TaskAddress } from '@/lib/aws/arn'
import type { Failure } from '@/lib/result'
import type { RunInputs } from '@/lib/task-view/compare/run-inputs'
import type { TaskAnswer } from '@/lib/task-view/task/task-answer'

/** One of two runs, as the server found it. */
export interface RunSide {
  address: TaskAddress
  answer?: TaskAnswer
  inputs?: RunInputs
  /** Why there is no answer. */
  failure?: Failure
}
