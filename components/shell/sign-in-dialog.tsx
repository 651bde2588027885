'use client'

import { Modal } from '@mantine/core'
import { useReturnFocus } from '../ui/use-return-focus'
import { SignInForm } from './sign-in-form'

interface SignInDialogProps {
  methods: readonly string[]
  onSignedIn: () => void
  onClose: () => void
}

export function SignInDialog({ methods, onSignedIn, onClose }: SignInDialogProps) {
  useReturnFocus()
  return (
    <Modal opened onClose={onClose} title="Sign in again">
      <SignInForm methods={methods} onSignedIn={onSignedIn} />
    </Modal>
  )
}
