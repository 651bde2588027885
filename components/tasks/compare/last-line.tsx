'use client'

import { useQuery } from '@tanstack/react-query'
import { ClampedText, cutName } from '@/components/ui/clamped-text'
import { ClockTime } from '@/components/ui/exact-time'
import { findTellingLog } from '@/lib/task-view/compare/log-container'
import { isStopped, stateViews } from '@/lib/task-view/status-view'
import type { TaskView } from '@/lib/task-view/task/task-view'
import { askServer } from '../../data/ask-server'
import { isLasting, toShownFailure, unwrap } from '../../data/failure-error'
import { askLogTail } from '../../data/questions'
import classes from './compare-table.module.css'

const RUNNING_MS = 10_000

/** The last thing that the run wrote, for those who may read its log. */
export function LastLine({ task }: { task: TaskView }) {
  const container = findTellingLog(task)
  if (!container) return <span className={classes.note}>No log in CloudWatch Logs</span>
  return <LineOf key={container.name} task={task} container={container.name} />
}

function LineOf({ task, container }: { task: TaskView; container: string }) {
  const asked = askLogTail(task.address, container, task.lastStatus)
  const query = useQuery({
    queryKey: asked.key,
    queryFn: async ({ signal }) => unwrap(await askServer(asked, signal)),
    networkMode: 'always',
    retry: false,
    placeholderData: before => before,
    refetchInterval: ({ state }) =>
      isStopped(task.lastStatus) || isLasting(state.error) ? false : RUNNING_MS,
  })
  const failure = toShownFailure(query.error)
  const last = query.data?.events.findLast(({ message }) => message.trim() !== '')
  if (failure) {
    return (
      <span className={classes.note}>
        <ClampedText text={failure.message} />
      </span>
    )
  }
  if (!last) {
    return <span className={classes.note}>{query.isPending ? 'Reading the log…' : 'No lines'}</span>
  }
  return (
    <>
      <span className={classes.line} data-tone={stateViews[task.state].tone}>
        <ClampedText text={last.message} />
      </span>{' '}
      <span className={classes.note}>
        {task.containers.length > 1 && `${cutName(container)} · `}
        <ClockTime iso={new Date(last.timestampMs).toISOString()} />
      </span>
    </>
  )
}
