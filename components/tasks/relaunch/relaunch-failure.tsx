'use client'

import { Button, Group } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { Failure } from '@/lib/result'
import { FailureNote } from '../failure-note'
import classes from './relaunch-dialog.module.css'

interface RelaunchFailureProps {
  failure: Failure
  onRetry: () => void
  onClose: () => void
}

/** How the task was launched could not be read: nothing was sent. */
export function RelaunchFailure({ failure, onRetry, onClose }: RelaunchFailureProps) {
  const retry = useRef<HTMLButtonElement>(null)
  useEffect(() => retry.current?.focus(), [])
  return (
    <div className={classes.content}>
      <FailureNote failure={failure}>
        Slipway couldn’t read how this task was launched. Nothing was launched.
      </FailureNote>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          Close
        </Button>
        <Button ref={retry} className={classes.primary} onClick={onRetry}>
          Try again
        </Button>
      </Group>
    </div>
  )
}
