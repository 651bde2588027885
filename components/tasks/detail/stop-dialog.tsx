'use client'

import { Button, Group, Modal, Stack, Textarea } from '@mantine/core'
import { useRef, useState } from 'react'
import type { SyntheticEvent } from 'react'
import { fail } from '@/lib/result'
import type { Failure } from '@/lib/result'
import type { TaskAnswer } from '@/lib/task-view/task-answer'
import { toShortId } from '@/lib/task-view/task-names'
import type { TaskView } from '@/lib/task-view/task-view'
import { FailureNote } from '../failure-note'
import classes from './stop-dialog.module.css'
import { callAction } from '../../data/call-action'
import type { Polled } from '../../data/use-poll'
import type { TaskActions } from '../task-actions'

interface StopDialogProps {
  task: TaskView
  isOpen: boolean
  onClose: () => void
  stop: TaskActions['stop']
  onStopped: (answer: Polled<TaskAnswer>) => void
}

/** ECS cuts reasons at this length (Developer Guide, stopped tasks). */
const longestReason = 1024

/** Asks once, with a reason that everybody reads later. A failure keeps what was typed. */
export function StopDialog({ task, isOpen, onClose, stop, onStopped }: StopDialogProps) {
  const [reason, setReason] = useState('')
  const [isStopping, setIsStopping] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const field = useRef<HTMLTextAreaElement>(null)

  async function submit(event: SyntheticEvent) {
    event.preventDefault()
    setIsStopping(true)
    const request = { ...task.address, reason: reason.trim() || undefined }
    const result = await callAction(() => stop(request), fail)
    setIsStopping(false)
    setFailure(result.ok ? undefined : result.failure)
    if (!result.ok) return field.current?.focus()
    onStopped(result.value)
    setReason('')
    onClose()
  }

  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={`Stop ${task.family} ${toShortId(task.address.taskId)}`}
    >
      <form onSubmit={event => void submit(event)}>
        <Stack gap="md">
          <Textarea
            ref={field}
            label="Reason"
            description="Optional. ECS keeps it as the stopped reason, and this page shows it."
            value={reason}
            maxLength={longestReason}
            autosize
            minRows={2}
            maxRows={8}
            data-autofocus
            onChange={event => setReason(event.currentTarget.value)}
          />
          {failure && <FailureNote failure={failure}>The task was not stopped.</FailureNote>}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" color="red" className={classes.stop} loading={isStopping}>
              Stop task
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
