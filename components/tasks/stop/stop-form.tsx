'use client'

import { Button, Group, Stack, Textarea } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { SyntheticEvent } from 'react'
import { toCountText } from '@/lib/task-view/count-text'
import { STOP_REASON_CHARACTERS } from '@/lib/launching/stop/stop-outcome'
import { countCharacters } from '@/lib/run-task/form/limits'
import { StopFailures } from './stop-failures'
import { StopList } from './stop-list'
import { toSignalText, toTagText } from './stop-text'
import type { StoppableTask } from './stoppable-task'
import classes from './stop-tasks-dialog.module.css'
import type { FailedStop } from './use-stop-tasks'

interface StopFormProps {
  tasks: readonly StoppableTask[]
  /** Before some of them were stopped. */
  chosenCount: number
  failed: readonly FailedStop[]
  isSending: boolean
  reason: string
  onReason: (reason: string) => void
  onSubmit: () => void
  onClose: () => void
}

/** From here on the count of characters is shown. */
const COUNTED_FROM = 200

export function StopForm(props: StopFormProps) {
  const { tasks, failed, isSending, reason, onReason, onSubmit, onClose } = props
  const field = useRef<HTMLTextAreaElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const characters = countCharacters(reason.trim())
  const isTooLong = characters > STOP_REASON_CHARACTERS
  const hasFailed = failed.length > 0

  // After the question of a production cluster, the dialog sets no focus by itself.
  useEffect(() => field.current?.focus(), [])
  // A button that is loading loses the focus.
  useEffect(() => {
    if (hasFailed && !isSending) button.current?.focus()
  }, [hasFailed, isSending])

  function submit(event: SyntheticEvent) {
    event.preventDefault()
    if (isTooLong) field.current?.focus()
    else onSubmit()
  }

  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <StopList tasks={tasks} />
        <Textarea
          ref={field}
          label="Reason"
          description="Optional. ECS stores it as the stopped reason, so everyone who can see the task can read it."
          value={reason}
          error={
            isTooLong &&
            `${characters} of ${STOP_REASON_CHARACTERS} characters. Shorten the reason.`
          }
          autosize
          minRows={2}
          maxRows={8}
          data-autofocus
          onChange={event => onReason(event.currentTarget.value)}
        />
        {characters >= COUNTED_FROM && !isTooLong && (
          <p className={classes.count}>
            {characters} of {STOP_REASON_CHARACTERS} characters
          </p>
        )}
        {!hasFailed && (
          <p className={classes.facts}>
            {toSignalText(tasks)} {toTagText(tasks.length)}
          </p>
        )}
        {hasFailed && !isSending && (
          <StopFailures failed={failed} tasks={tasks} chosenCount={props.chosenCount} />
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} disabled={isSending}>
            {hasFailed ? 'Close' : 'Cancel'}
          </Button>
          <Button
            ref={button}
            type="submit"
            color="red"
            className={classes.stop}
            loading={isSending}
          >
            {hasFailed ? toAgainText(tasks.length) : toStopLabel(tasks.length)}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

const toStopLabel = (count: number): string =>
  count === 1 ? 'Stop task' : `Stop ${toCountText(count)}`

const toAgainText = (count: number): string =>
  count === 1 ? 'Try again' : `Try ${toCountText(count)} again`
