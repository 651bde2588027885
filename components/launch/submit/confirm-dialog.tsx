'use client'

import { Modal } from '@mantine/core'
import type { ComponentProps } from 'react'
import { PRODUCTION_TITLE, ProductionQuestion } from './production-question'
import { useReturnFocus } from '../../ui/use-return-focus'

/** Asks before a launch on a cluster marked as production. */
export function ConfirmDialog(props: Omit<ComponentProps<typeof ProductionQuestion>, 'act'>) {
  useReturnFocus()
  return (
    <Modal opened onClose={props.onCancel} title={PRODUCTION_TITLE}>
      <ProductionQuestion act="launch" {...props} />
    </Modal>
  )
}
