'use client'

import { Button } from '@mantine/core'
import { useClipboard, useDisclosure } from '@mantine/hooks'
import { IconCheck, IconLink } from '@tabler/icons-react'
import { useRef } from 'react'
import { toDurationText } from '@/lib/task-view/duration-text'
import { isStopped } from '@/lib/task-view/status-view'
import { toTaskHref } from '@/lib/task-view/task-address'
import { principalNameOf } from '@/lib/aws/arn'
import { toFamilyHref, toShortId } from '@/lib/task-view/task-names'
import type { TaskView } from '@/lib/task-view/task/task-view'
import { cutName } from '@/components/ui/clamped-text'
import { CopyValue } from '@/components/ui/copy-value'
import { Crumbs } from '@/components/ui/crumbs'
import { useIsHydrated } from '@/components/ui/time/clock'
import { useFocusHeir } from '@/components/ui/use-focus-heir'
import { Ago, ClockTime } from '@/components/ui/time/exact-time'
import { PageTitle } from '@/components/ui/page-title'
import { CompareButton } from '../compare/compare-button'
import type { CompareButtonProps } from '../compare/compare-button'
import { FollowStatus } from './follow-status'
import { LazyRelaunchDialog } from '../relaunch/lazy-relaunch-dialog'
import { RelaunchButtons } from '../relaunch/relaunch-buttons'
import type { RelaunchDialogProps } from '../relaunch/relaunch-dialog'
import { StatePill } from '../state-pill'
import { LazyStopTasksDialog, preloadStopTasksDialog } from '../stop/lazy-stop-tasks-dialog'
import type { StopTasksDialogProps } from '../stop/stop-tasks-dialog'
import { toStoppableTask } from '../stop/stoppable-task'
import classes from './task-header.module.css'
import type { Poll } from '../../data/use-poll'
import { NotifyButton } from '../tab/notify-button'
import type { Notify } from '../tab/use-notify'

interface TaskHeaderProps
  extends
    Pick<StopTasksDialogProps, 'stop' | 'onAsked' | 'onStopped'>,
    Pick<RelaunchDialogProps, 'launch'>,
    Pick<CompareButtonProps, 'find'> {
  task: TaskView
  poll: Pick<Poll<unknown>, 'nextAtMs' | 'isAsking'>
  notify: Notify
  onCheck: () => Promise<void>
}

/** What it is, how it stands, and what can be done about it. */
export function TaskHeader(props: TaskHeaderProps) {
  const { task, poll, notify, onCheck, stop, launch, find, onAsked, onStopped } = props
  const [isStopOpen, stopDialog] = useDisclosure(false)
  const [isRelaunchOpen, relaunchDialog] = useDisclosure(false)
  const title = useRef<HTMLHeadingElement>(null)
  const { family, revision, address } = task
  const isOver = isStopped(task.lastStatus) || task.freshness.kind === 'forgotten'
  const isStopAsked = task.state === 'stopping' || task.pendingStop?.state === 'open'
  return (
    <header className={classes.header}>
      <Crumbs
        crumbs={[
          { text: 'Tasks', href: '/tasks' },
          { text: cutName(address.cluster) },
          revision === undefined
            ? { text: cutName(family) }
            : { text: `${cutName(family)}:${revision}`, href: toFamilyHref(family) },
        ]}
      />
      <div className={classes.line}>
        <div className={classes.identity}>
          <PageTitle ref={title}>{cutName(family)}</PageTitle>
          <CopyValue value={address.taskId} label="task ID">
            <span className={classes.id}>{toShortId(address.taskId)}</span>
          </CopyValue>
          <StatePill state={task.state} />
          <TaskSummary task={task} />
        </div>
        <div className={classes.actions}>
          <FollowStatus poll={poll} isOver={isOver} onCheck={onCheck} />
          {!isOver && <NotifyButton notify={notify} onGone={() => title.current?.focus()} />}
          <CopyLink href={toTaskHref(address)} />
          <CompareButton address={address} earlier={task.earlier} find={find} />
          <RelaunchButtons
            address={address}
            isOver={isOver}
            isPrimary
            onRelaunch={relaunchDialog.open}
          />
          {!isOver && !isStopAsked && (
            <StopButton onClick={stopDialog.open} onGone={() => title.current?.focus()} />
          )}
        </div>
      </div>
      {isRelaunchOpen && (
        <LazyRelaunchDialog
          task={{ family, address }}
          launch={launch}
          onClose={relaunchDialog.close}
        />
      )}
      <LazyStopTasksDialog
        tasks={[toStoppableTask(task)]}
        isOpen={isStopOpen}
        onClose={stopDialog.close}
        stop={stop}
        onAsked={onAsked}
        onStopped={results => {
          onStopped(results)
          // The button that opened the dialog goes with the answer.
          if (results.some(({ kind }) => kind !== 'failed')) title.current?.focus()
        }}
      />
    </header>
  )
}

/** It goes when the task stops, which can be while an operator is on it. */
function StopButton({ onClick, onGone }: { onClick: () => void; onGone: () => void }) {
  const button = useFocusHeir<HTMLButtonElement>(onGone)
  return (
    <Button
      ref={button}
      variant="default"
      className={classes.stop}
      disabled={!useIsHydrated()}
      aria-label="Stop task"
      onPointerEnter={preloadStopTasksDialog}
      onFocus={preloadStopTasksDialog}
      onClick={onClick}
    >
      Stop task…
    </Button>
  )
}

/** The address of this page, for a colleague of the same account. */
function CopyLink({ href }: { href: string }) {
  const { copied, copy } = useClipboard({ timeout: 1500 })
  const Icon = copied ? IconCheck : IconLink
  return (
    <Button
      variant="subtle"
      color="gray"
      disabled={!useIsHydrated()}
      leftSection={<Icon size={16} aria-hidden />}
      onClick={() => copy(`${window.location.origin}${href}`)}
    >
      {copied ? 'Copied' : 'Copy link'}
    </Button>
  )
}

/** `stopped 4 min ago · ran 1 min 12 s · launched by operator`. Of its times, the latest. */
function TaskSummary({ task }: { task: TaskView }) {
  const { createdAt, startedAt, stoppedAt } = task.times
  const run = task.timeline?.phases.find(phase => phase.key === 'run')
  const by = task.launchedBy && principalNameOf(task.launchedBy)
  return (
    <p className={classes.summary}>
      {stoppedAt && (
        <span>
          stopped <Ago iso={stoppedAt} />
        </span>
      )}
      {task.stoppingSince && (
        <span>
          stopping since <ClockTime iso={task.stoppingSince} />
        </span>
      )}
      {!stoppedAt && !task.stoppingSince && startedAt && (
        <span>
          started <Ago iso={startedAt} />
        </span>
      )}
      {!stoppedAt && !task.stoppingSince && !startedAt && createdAt && (
        <span>
          created <Ago iso={createdAt} />
        </span>
      )}
      {run && !run.ongoing && <span>ran {toDurationText(run.endMs - run.startMs)}</span>}
      {by ? (
        <span title={cutName(task.launchedBy ?? '')}>launched by {cutName(by)}</span>
      ) : (
        task.startedBy && <span>started by {cutName(task.startedBy)}</span>
      )}
    </p>
  )
}
