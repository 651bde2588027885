'use client'

import { Button, Group, Modal } from '@mantine/core'
import { useReturnFocus } from '../ui/use-return-focus'

interface LeaveDialogProps {
  onStay: () => void
  onLeave: () => void
  onDiscard: () => void
}

/** Asks before the form is left. Leaving keeps the draft, unless the operator discards it. */
export function LeaveDialog({ onStay, onLeave, onDiscard }: LeaveDialogProps) {
  useReturnFocus()
  return (
    <Modal opened onClose={onStay} title="Leave the launch form?">
      <p>
        You haven’t launched what you entered. This tab keeps it as a draft until you launch it,
        sign out or close the tab.
      </p>
      <Group justify="flex-end" gap="xs">
        <Button variant="subtle" onClick={onDiscard}>
          Discard draft
        </Button>
        <Button variant="default" onClick={onLeave}>
          Leave and keep draft
        </Button>
        <Button data-autofocus onClick={onStay}>
          Stay
        </Button>
      </Group>
    </Modal>
  )
}
