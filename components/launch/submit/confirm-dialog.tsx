'use client'

import { Button, Group, Modal } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import classes from './confirm-dialog.module.css'
import { toCountText } from './use-count-text'
import { useReturnFocus } from '../../ui/use-return-focus'

interface ConfirmDialogProps {
  count: number
  cluster: string
  accountId: string
  onConfirm: () => void
  onCancel: () => void
}

/** Asks before a launch on a cluster marked as production. The focus is on the safe choice. */
export function ConfirmDialog({
  count,
  cluster,
  accountId,
  onConfirm,
  onCancel,
}: ConfirmDialogProps) {
  useReturnFocus()
  const what = toCountText(count)
  return (
    <Modal opened onClose={onCancel} title="This is a production cluster">
      <div onKeyDownCapture={withoutRepeat}>
        <p className={classes.text}>
          {what} {count === 1 ? 'starts' : 'start'} on cluster <strong>{cluster}</strong> of account{' '}
          <strong>{accountId}</strong>, which is marked as production.
        </p>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" data-autofocus onClick={onCancel}>
            Cancel
          </Button>
          <Button className={classes.launch} onClick={onConfirm}>
            Launch {what} on {cluster} in {accountId}
          </Button>
        </Group>
      </div>
    </Modal>
  )
}

/** The Enter of Ctrl+Enter that opened this, still held down, answers nothing. */
function withoutRepeat(event: KeyboardEvent) {
  const isHeld = event.repeat || event.ctrlKey || event.metaKey
  if (event.key === 'Enter' && isHeld) event.preventDefault()
}
