'use client'

import { Modal } from '@mantine/core'
import { useState } from 'react'
import {
  ProductionQuestion,
  PRODUCTION_TITLE,
} from '@/components/launch/submit/production-question'
import { toCountText } from '@/lib/task-view/count-text'
import { useReturnFocus } from '@/components/ui/use-return-focus'
import { parseClusterArn } from '@/lib/aws/arn'
import type { StopResult } from '@/lib/launching/stop/stop-outcome'
import { toShortId } from '@/lib/task-view/task-names'
import { StopForm } from './stop-form'
import type { StoppableTask } from './stoppable-task'
import { useStopTasks } from './use-stop-tasks'
import type { StopTasksAction } from './use-stop-tasks'

export interface StopTasksDialogProps {
  tasks: readonly StoppableTask[]
  isOpen: boolean
  onClose: () => void
  stop: StopTasksAction
  /** The request for these ARNs is under way: a page may show them as stopping. */
  onAsked?: (taskArns: string[]) => void
  /** What became of each. Tasks without a result are as they were. */
  onStopped: (results: StopResult[]) => void
}

/**
 * Stops one task or many, with a reason that everybody reads later. What fails is listed and can be
 * tried again; the dialog closes when nothing failed.
 */
export function StopTasksDialog({ isOpen, ...props }: StopTasksDialogProps) {
  // What was typed outlives the dialog, until it was used.
  const [reason, setReason] = useState('')
  return isOpen && <OpenDialog {...props} reason={reason} onReason={setReason} />
}

interface OpenDialogProps extends Omit<StopTasksDialogProps, 'isOpen'> {
  reason: string
  onReason: (reason: string) => void
}

function OpenDialog({
  tasks,
  stop,
  onClose,
  onAsked,
  onStopped,
  reason,
  onReason,
}: OpenDialogProps) {
  useReturnFocus()
  // What was chosen stays what is stopped, whatever the page behind it shows next.
  const [chosen] = useState(tasks)
  const stopping = useStopTasks({
    tasks: chosen,
    reason,
    stop,
    onAsked: taskArns => onAsked?.(taskArns),
    onAnswered: onStopped,
  })
  const { left, question, isSending } = stopping

  async function finish(sent: Promise<StopResult[] | undefined>) {
    const results = await sent
    if (!results || results.some(({ kind }) => kind === 'failed')) return
    onReason('')
    onClose()
  }

  const asked = question && parseClusterArn(question.clusterArn)
  return (
    <Modal
      opened
      // An answer that is on its way would be lost.
      onClose={() => !isSending && (question ? stopping.cancel() : onClose())}
      title={question ? PRODUCTION_TITLE : toTitle(left)}
    >
      {question ? (
        <ProductionQuestion
          key={question.clusterArn}
          act="stop"
          count={question.count}
          cluster={asked?.cluster ?? question.clusterArn}
          accountId={asked?.accountId ?? ''}
          onConfirm={() => void finish(stopping.confirm())}
          onCancel={stopping.cancel}
        />
      ) : (
        <StopForm
          tasks={left}
          chosenCount={chosen.length}
          failed={stopping.failed}
          isSending={isSending}
          reason={reason}
          onReason={onReason}
          onSubmit={() => void finish(stopping.send())}
          onClose={onClose}
        />
      )}
    </Modal>
  )
}

function toTitle(tasks: readonly StoppableTask[]): string {
  const [task] = tasks
  return task && tasks.length === 1
    ? `Stop ${task.family} ${toShortId(task.taskId)}`
    : `Stop ${toCountText(tasks.length)}`
}
