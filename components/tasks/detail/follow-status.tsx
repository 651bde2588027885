'use client'

import { Button } from '@mantine/core'
import { useState } from 'react'
import { useClock, useIsHydrated } from '@/components/ui/time/clock'
import classes from './follow-status.module.css'
import type { Poll } from '../../data/use-poll'

interface FollowStatusProps {
  poll: Pick<Poll<unknown>, 'nextAtMs' | 'isAsking'>
  /** Nothing can change any more, so there is nothing to check. */
  isOver: boolean
  onCheck: () => Promise<void>
}

/** When the task is looked at next, and a way to look now. */
export function FollowStatus({ poll, isOver, onCheck }: FollowStatusProps) {
  const [isChecking, setIsChecking] = useState(false)
  const isHydrated = useIsHydrated()
  if (isOver) return null
  async function check() {
    if (isChecking) return
    setIsChecking(true)
    await onCheck()
    setIsChecking(false)
  }
  return (
    <>
      <NextCheck poll={poll} />
      <Button
        variant="default"
        disabled={!isHydrated}
        data-disabled={isChecking || undefined}
        aria-disabled={isChecking || undefined}
        onClick={() => void check()}
      >
        Check now
      </Button>
    </>
  )
}

function NextCheck({ poll }: Pick<FollowStatusProps, 'poll'>) {
  return <span className={classes.next}>{useClock(nowMs => toNextText(poll, nowMs))}</span>
}

function toNextText({ nextAtMs, isAsking }: FollowStatusProps['poll'], nowMs: number): string {
  if (isAsking) return 'checking'
  if (nextAtMs === null) return ''
  return `next check in ${Math.max(0, Math.ceil((nextAtMs - nowMs) / 1000))} s`
}
