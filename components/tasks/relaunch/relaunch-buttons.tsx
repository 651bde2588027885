'use client'

import { Button } from '@mantine/core'
import type { ButtonProps } from '@mantine/core'
import Link from 'next/link'
import { toTaskArn } from '@/lib/aws/arn'
import type { TaskAddress } from '@/lib/aws/arn'
import { toLaunchHref } from '../launch-href'
import { preloadRelaunchDialog } from './lazy-relaunch-dialog'
import classes from './relaunch-dialog.module.css'

interface RelaunchButtonsProps {
  address: TaskAddress
  /** Whether it has stopped. */
  isOver: boolean
  size?: ButtonProps['size']
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
  const { address, isOver, size, isPrimary = false, onRelaunch } = props
  return (
    <>
      <Button
        component={Link}
        href={toLaunchHref({ task: toTaskArn(address) })}
        prefetch={false}
        variant="default"
        size={size}
      >
        {isOver ? 'Relaunch with changes' : 'Launch another like this'}
      </Button>
      {isOver && (
        <Button
          variant={isPrimary ? 'filled' : 'default'}
          className={isPrimary ? classes.primary : undefined}
          size={size}
          onPointerEnter={preloadRelaunchDialog}
          onFocus={preloadRelaunchDialog}
          onClick={onRelaunch}
        >
          Relaunch
        </Button>
      )}
    </>
  )
}
