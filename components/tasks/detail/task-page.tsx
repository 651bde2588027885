'use client'

import { useCallback, useState } from 'react'
import { fail } from '@/lib/result'
import type { Failure } from '@/lib/result'
import { toTaskTab } from '@/lib/task-view/tab/tab-view'
import { toTaskHref } from '@/lib/task-view/task-address'
import type { TaskAnswer } from '@/lib/task-view/task/task-answer'
import { FailurePage } from '@/components/shell/failure-page'
import { CommandsPanel } from './panels/commands-panel'
import { ContainersCard } from './containers-card'
import { FailureNote, Note } from '../failure-note'
import { FreshnessNote } from './freshness-note'
import { LogCard } from '../log/log-card'
import type { LogJump } from '../log/use-jump'
import { hasReadableLog } from '../log/log-places'
import { PendingStopNote } from '../stop/pending-stop-note'
import { useStopping } from '../stop/use-stopping'
import type { TaskActions } from '../task-actions'
import { NotifyNote } from '../tab/notify-note'
import { useEnding } from '../tab/use-ending'
import { useNotify } from '../tab/use-notify'
import { useTab } from '../tab/use-tab'
import { RawCard } from './raw-card'
import { TaskFacts } from './task-facts'
import { TaskHeader } from './task-header'
import classes from './task-page.module.css'
import { ShowLog } from '../timeline/show-log'
import { TimelineCard } from '../timeline/timeline-card'
import { callAction } from '../../data/call-action'
import { askTask } from '../../data/questions'
import { usePoll } from '../../data/use-poll'
import { VerdictCard } from './verdict-card'

interface TaskPageProps {
  initial: TaskAnswer
  actions: TaskActions
}

/** One task, followed from its launch to its end and kept after ECS has forgotten it. */
export function TaskPage({ initial, actions }: TaskPageProps) {
  const { address } = initial.task
  const notify = useNotify(initial.task.arn)
  const poll = usePoll(askTask(address), initial, { isTold: notify.isOn })
  const { task, ...stopping } = useStopping(poll.body.task)
  const tab = toTaskTab(task)
  const [jump, setJump] = useState<LogJump>()
  const showLog = useCallback((atMs: number) => setJump({ atMs }), [])
  const [checked, setChecked] = useState<{ failure: Failure; atMs: number }>()
  // A good answer since then says more than the check that failed.
  const checkFailure = checked && poll.updatedAtMs <= checked.atMs ? checked.failure : undefined

  // Both notes say that ECS does not list the task yet.
  const isPendingTold = task.pendingStop?.state === 'open' && task.freshness.kind === 'pending'

  async function checkNow() {
    const result = await callAction(() => actions.check(address), fail)
    setChecked(result.ok ? undefined : { failure: result.failure, atMs: Date.now() })
    if (result.ok) poll.accept(result.value)
  }

  // What AWS denies from now on does not stay on the screen either.
  const denial = [checkFailure, poll.failure].find(failure => failure?.kind === 'forbidden')
  useTab(denial ? { title: 'Task' } : tab)
  useEnding({
    subject: task.arn,
    href: toTaskHref(address),
    tab,
    notify,
    failure: checkFailure ?? poll.failure,
  })
  if (denial) return <FailurePage failure={denial} onRetry={() => void checkNow()} />

  return (
    <div className={classes.page}>
      <TaskHeader
        task={task}
        poll={poll}
        notify={notify}
        onCheck={checkNow}
        stop={actions.stop}
        launch={actions.launch}
        find={actions.find}
        onAsked={stopping.noteAsked}
        onStopped={results => {
          stopping.noteResults(results)
          if (results.length > 0) poll.askNow()
        }}
      />
      {stopping.hadStopped && <Note tone="neutral">The task had already stopped.</Note>}
      {task.pendingStop && <PendingStopNote stop={task.pendingStop} />}
      {!tab.isOver && <NotifyNote notify={notify} what="task" />}
      {checkFailure && <FailureNote failure={checkFailure}>The check failed.</FailureNote>}
      {!isPendingTold && (
        <FreshnessNote
          task={task}
          updatedAtMs={poll.updatedAtMs}
          failure={checkFailure ? undefined : poll.failure}
        />
      )}
      <div className={classes.columns}>
        <div className={classes.work}>
          <VerdictCard task={task} />
          {task.timeline && (
            <ShowLog value={hasReadableLog(task) ? showLog : undefined}>
              <TimelineCard
                timeline={task.timeline}
                changes={task.changes}
                earlierChanges={task.earlierChanges}
                unwatched={task.unwatched}
                times={task.times}
                usual={task.usual}
              />
            </ShowLog>
          )}
          <ContainersCard containers={task.containers} />
          <LogCard task={task} jump={jump} />
          <CommandsPanel task={task} />
          <RawCard task={task} />
        </div>
        <TaskFacts task={task} changeTags={actions.changeTags} />
      </div>
    </div>
  )
}
