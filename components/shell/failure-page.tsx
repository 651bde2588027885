'use client'

import { Anchor, Button, Code, Group } from '@mantine/core'
import Link from 'next/link'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { toSignInHref } from '@/lib/auth/return-path'
import type { Failure, FailureKind } from '@/lib/result'
import { MessagePage } from './message-page'

const TITLES: Record<FailureKind, string> = {
  invalid: 'This address cannot be read',
  forbidden: 'Not allowed',
  rejected: 'AWS refused',
  throttled: 'AWS asks to wait',
  unreachable: 'AWS does not answer',
  expired: 'The session has ended',
}

/** A page that AWS would not fill: what happened, in AWS's words too, and what to do. */
export function FailurePage({ failure, onRetry }: { failure: Failure; onRetry?: () => void }) {
  const router = useRouter()
  const path = usePathname()
  const query = useSearchParams().toString()
  return (
    <MessagePage title={TITLES[failure.kind]} message={failure.message}>
      {failure.detail && (
        <Code block mb="md">
          {failure.code}: {failure.detail}
        </Code>
      )}
      <Group>
        {failure.kind === 'expired' ? (
          <Anchor href={toSignInHref(query ? `${path}?${query}` : path, true)}>Sign in</Anchor>
        ) : (
          <Button onClick={onRetry ?? (() => router.refresh())}>Try again</Button>
        )}
        <Anchor component={Link} href="/tasks">
          Tasks
        </Anchor>
      </Group>
    </MessagePage>
  )
}
