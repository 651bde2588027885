'use client'

import Link from 'next/link'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { toSignInHref } from '@/lib/auth/return-path'
import type { Failure, FailureKind } from '@/lib/result'
import { MessagePage, TryAgain } from './message-page'

const TITLES: Record<FailureKind, string> = {
  invalid: 'This address can’t be read',
  forbidden: 'Not allowed',
  rejected: 'AWS refused the request',
  throttled: 'Too many requests',
  unreachable: 'AWS did not respond',
  expired: 'Your session has ended',
}

const toTitle = ({ kind, status }: Failure): string =>
  kind === 'unreachable' && status !== undefined ? 'AWS answered with an error' : TITLES[kind]

/** A page that AWS would not fill: what happened, in AWS's words too, and what to do. */
export function FailurePage({ failure, onRetry }: { failure: Failure; onRetry?: () => void }) {
  const router = useRouter()
  const path = usePathname()
  const query = useSearchParams().toString()
  const words = failure.detail && [failure.code, failure.detail].filter(Boolean).join(': ')
  return (
    <MessagePage title={toTitle(failure)} message={failure.message} words={words}>
      {failure.kind === 'expired' ? (
        <a href={toSignInHref(query ? `${path}?${query}` : path, true)}>Sign in</a>
      ) : (
        <TryAgain onClick={onRetry ?? (() => router.refresh())} />
      )}
      <Link href="/tasks">Tasks</Link>
    </MessagePage>
  )
}
