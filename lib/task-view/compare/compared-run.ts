import type { TaskView } from '../task/task-view.ts'
import type { RunInputs } from './run-inputs.ts'

/** A run, with what it was launched with as far as that is known. */
export interface ComparedRun {
  task: TaskView
  inputs?: RunInputs
}
