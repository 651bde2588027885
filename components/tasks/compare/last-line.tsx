'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { ClampedText, cutName } from '@/components/ui/clamped-text'
import { ClockTime } from '@/components/ui/time/exact-time'
import { toLineId } from '@/lib/log-view/line-link'
import type { LogEvent } from '@/lib/log-view/log-answer'
import type { LogLine } from '@/lib/log-view/log-line'
import { toPlainText } from '@/lib/log-view/styled-text'
import { toLogLines } from '@/lib/log-view/to-log-lines'
import { findTellingLog } from '@/lib/task-view/compare/log-container'
import { isStopped } from '@/lib/task-view/status-view'
import { toTaskHref } from '@/lib/task-view/task-address'
import type { TaskView } from '@/lib/task-view/task/task-view'
import { askServer } from '../../data/ask-server'
import { isLasting, toShownFailure, unwrap } from '../../data/failure-error'
import { askLogTail } from '../../data/log-questions'
import classes from './compare-table.module.css'

const RUNNING_MS = 10_000
/** A page has a thousand. Hardly any log ends with more than a few empty ones. */
const LAST_EVENTS = 50

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
  const last = findLast(container, query.data?.events ?? [])
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
  const text = toPlainText(last.message)
  return (
    <>
      <span className={classes.line} data-level={last.level}>
        <ClampedText text={text} />
      </span>{' '}
      <span className={classes.note}>
        {task.containers.length > 1 && `${cutName(container)} · `}
        <ClockTime iso={new Date(last.timestampMs).toISOString()} />
        {' · '}
        <Link href={`${toTaskHref(task.address)}#log=${toLineId(last)}`} prefetch={false}>
          Open in log
        </Link>
      </span>
    </>
  )
}

/** Of the newest events, the last line that says something. */
const findLast = (container: string, events: readonly LogEvent[]): LogLine | undefined =>
  toLogLines(container, events.slice(-LAST_EVENTS)).findLast(
    ({ message }) => toPlainText(message).trim() !== '',
  )
