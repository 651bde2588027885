'use client'

import { Modal } from '@mantine/core'
import type { ComponentProps } from 'react'
import type { DefinitionChoice } from '@/lib/catalog/choices'
import type { LaunchValues } from '@/lib/run-task/schema'
import { PRODUCTION_TITLE, ProductionQuestion } from './production-question'
import { useReturnFocus } from '../../ui/use-return-focus'
import { toWhatRuns } from './what-runs'

type QuestionProps = ComponentProps<typeof ProductionQuestion>

/** Asks before a launch on a cluster marked as production. */
export function ConfirmDialog(props: Omit<QuestionProps, 'act'>) {
  useReturnFocus()
  return (
    <Modal opened size={540} onClose={props.onCancel} title={PRODUCTION_TITLE}>
      <ProductionQuestion act="launch" {...props} />
    </Modal>
  )
}

interface ConfirmLaunchProps extends Omit<QuestionProps, 'act' | 'facts' | 'count'> {
  launch: LaunchValues
  definition: DefinitionChoice | undefined
}

/** The same for the launch that a form holds. */
export const ConfirmLaunch = ({ launch, definition, ...question }: ConfirmLaunchProps) => (
  <ConfirmDialog {...question} count={launch.count} facts={toWhatRuns(launch, definition)} />
)
