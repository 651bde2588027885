'use client'

import { ActionButton, ActionLink } from '@/components/ui/action-button'
import { toTaskArn } from '@/lib/aws/arn'
import type { TaskAddress } from '@/lib/aws/arn'
import { toLaunchHref } from '../launch-href'
import { preloadRelaunchDialog } from './lazy-relaunch-dialog'

interface RelaunchButtonsProps {
  address: TaskAddress
  /** Whether it has stopped. */
  isOver: boolean
  isSmall?: boolean
  /** Whether Relaunch is what people come for. */
  isPrimary?: boolean
  onRelaunch: () => void
}

/**
 * The ways to launch a task again. Beside a task that still runs, another one is a launch of its own
 * and starts in the form, which says what runs already: "Relaunch" there would read as a restart,
 * and two quick clicks would run a migration twice.
 */
export function RelaunchButtons(props: RelaunchButtonsProps) {
  const { address, isOver, isSmall, isPrimary, onRelaunch } = props
  return (
    <>
      <ActionLink
        isSmall={isSmall}
        href={toLaunchHref({ task: toTaskArn(address) })}
        prefetch={false}
      >
        {isOver ? 'Relaunch with changes' : 'Launch another like this'}
      </ActionLink>
      {isOver && (
        <ActionButton
          isPrimary={isPrimary}
          isSmall={isSmall}
          onPointerEnter={preloadRelaunchDialog}
          onFocus={preloadRelaunchDialog}
          onClick={onRelaunch}
        >
          Relaunch
        </ActionButton>
      )}
    </>
  )
}
