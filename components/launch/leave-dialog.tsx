'use client'

import { Button, Group, Modal } from '@mantine/core'
import { useReturnFocus } from '../ui/use-return-focus'

interface LeaveDialogProps {
  onStay: () => void
  onLeave: () => void
  onDiscard: () => void
}

/** Nothing is lost by staying; leaving keeps the draft unless it is thrown away. */
export function LeaveDialog({ onStay, onLeave, onDiscard }: LeaveDialogProps) {
  useReturnFocus()
  return (
    <Modal
      opened
      onClose={onStay}
      title="Leave the launch form?"
      radius={12}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <p>
        What you entered is not launched. As a draft it stays in this tab until you launch it, sign
        out or close the tab.
      </p>
      <Group justify="flex-end" gap="xs">
        <Button variant="subtle" onClick={onDiscard}>
          Discard it
        </Button>
        <Button variant="default" onClick={onLeave}>
          Leave, keep the draft
        </Button>
        <Button data-autofocus onClick={onStay}>
          Stay
        </Button>
      </Group>
    </Modal>
  )
}
