'use client'

import { Button } from '@mantine/core'
import { MessagePage } from '@/components/shell/message-page'
import { toTroubleSentence } from '@/lib/ledger/trouble/ledger-unavailable'

/** An unavailable database is named. Anything else is a bug: logged whole, shown as an ID. */
export default function ConsoleError({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  const trouble = toTroubleSentence(error.digest)
  if (trouble) {
    return (
      <MessagePage title="The database is unavailable" message={trouble}>
        <Button onClick={reset}>Try again</Button>
      </MessagePage>
    )
  }
  return (
    <MessagePage
      title="Something went wrong"
      message={`Slipway failed to build this page. The server's log has it under ${error.digest ?? 'no id'}.`}
    >
      <Button onClick={reset}>Try again</Button>
    </MessagePage>
  )
}
