import { toShortId } from '@/lib/task-view/task-names'
import { FailureNote } from '../failure-note'
import { toNotStoppedText } from './stop-text'
import type { StoppableTask } from './stoppable-task'
import classes from './stop-tasks-dialog.module.css'
import type { FailedStop } from './use-stop-tasks'

interface StopFailuresProps {
  failed: readonly FailedStop[]
  tasks: readonly StoppableTask[]
  chosenCount: number
}

/** What was not stopped, and why. Tasks that failed for the same reason are grouped. */
export function StopFailures({ failed, tasks, chosenCount }: StopFailuresProps) {
  const groups = Map.groupBy(failed, ({ failure }) =>
    // AWS names the task in its own words, so they differ.
    JSON.stringify([failure.kind, failure.message, failure.code]),
  )
  const nameOf = ({ taskArn }: FailedStop) => {
    const task = tasks.find(({ arn }) => arn === taskArn)
    return task ? `${task.family} ${toShortId(task.taskId)}` : taskArn
  }
  return (
    <div className={classes.failures}>
      {[...groups].map(([key, group]) => {
        const [first] = group
        if (!first) return null
        const names = chosenCount > 1 ? group.map(nameOf) : undefined
        return (
          <FailureNote key={key} failure={first.failure}>
            {toNotStoppedText(names, first.failure.kind === 'unreachable')}
          </FailureNote>
        )
      })}
    </div>
  )
}
