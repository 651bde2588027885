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

/** Tasks named beside what went wrong with them. */
const NAMED = 3

/** What was not stopped, and why. Tasks that failed for the same reason are told together. */
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
        const mayHaveStopped = first.failure.kind === 'unreachable'
        return (
          <FailureNote key={key} failure={first.failure}>
            {toNotStoppedText(group.length, mayHaveStopped)}
            {chosenCount > 1 && ` ${toNames(group.map(nameOf))}:`}
          </FailureNote>
        )
      })}
    </div>
  )
}

function toNames(names: readonly string[]): string {
  const shown = names.slice(0, NAMED).join(', ')
  return names.length > NAMED ? `${shown} and ${names.length - NAMED} more` : shown
}
