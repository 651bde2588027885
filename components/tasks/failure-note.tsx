'use client'

import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { SignInAgain } from '@/components/shell/sign-in-again'
import type { Failure } from '@/lib/result'
import classes from './failure-note.module.css'

/** Something that is not as it should be, in a strip: what it is, and how to fix it. */
export function Note({
  tone,
  isUrgent = false,
  children,
}: {
  tone: 'bad' | 'warn' | 'neutral'
  isUrgent?: boolean
  children: ReactNode
}) {
  return (
    <div className={classes.note} data-tone={tone} role={isUrgent ? 'alert' : 'status'}>
      {tone !== 'neutral' && <IconAlertTriangle size={16} aria-hidden className={classes.icon} />}
      <div>{children}</div>
    </div>
  )
}

/** A failure with AWS's own words beside it; after an ended session one signs in on the same page. */
export function FailureNote({ failure, children }: { failure: Failure; children?: ReactNode }) {
  const isExpired = failure.kind === 'expired'
  const isPassing = failure.kind === 'unreachable' || failure.kind === 'throttled'
  return (
    <Note tone={isExpired || isPassing ? 'warn' : 'bad'}>
      {children} {failure.message}{' '}
      {failure.detail && <span className={classes.detail}>{failure.detail}</span>}{' '}
      {isExpired && <SignInAgain />}
    </Note>
  )
}
