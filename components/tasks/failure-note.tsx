'use client'

import { IconAlertTriangle } from '@tabler/icons-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { toSignInHref } from '@/lib/auth/return-path'
import type { Failure } from '@/lib/result'
import classes from './failure-note.module.css'

/** Something that is not as it should be, in a strip: what, and the mend. */
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

/** A failure with AWS's own words beside it; an ended session leads to the sign-in and back. */
export function FailureNote({ failure, children }: { failure: Failure; children?: ReactNode }) {
  const pathname = usePathname()
  const isExpired = failure.kind === 'expired'
  const isPassing = failure.kind === 'unreachable' || failure.kind === 'throttled'
  return (
    <Note tone={isExpired || isPassing ? 'warn' : 'bad'}>
      {children} {failure.message}{' '}
      {failure.detail && <span className={classes.detail}>{failure.detail}</span>}{' '}
      {isExpired && (
        <Link href={toSignInHref(pathname, true)}>Sign in again and come back here</Link>
      )}
    </Note>
  )
}
