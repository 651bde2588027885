'use client'

import { Button } from '@mantine/core'
import { MessagePage } from '@/components/shell/message-page'

/** A bug of ours: logged whole on the server, shown as an id. */
export default function ConsoleError({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  return (
    <MessagePage
      title="Something went wrong"
      message={`Slipway failed to build this page. The server's log has it under ${error.digest ?? 'no id'}.`}
    >
      <Button onClick={reset}>Try again</Button>
    </MessagePage>
  )
}
