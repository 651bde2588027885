'use client'

import { Anchor, Button, Code, Group } from '@mantine/core'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import type { Failure, FailureKind } from '@/lib/aws/failure'
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
export function FailurePage({ failure }: { failure: Failure }) {
  const router = useRouter()
  return (
    <MessagePage title={TITLES[failure.kind]} message={failure.message}>
      {failure.detail && (
        <Code block mb="md">
          {failure.code}: {failure.detail}
        </Code>
      )}
      <Group>
        {failure.kind === 'expired' ? (
          <Anchor href="/sign-in?ended=1">Sign in</Anchor>
        ) : (
          <Button onClick={() => router.refresh()}>Try again</Button>
        )}
        <Anchor component={Link} href="/tasks">
          Tasks
        </Anchor>
      </Group>
    </MessagePage>
  )
}
