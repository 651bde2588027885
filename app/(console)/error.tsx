'use client'

import { MessagePage, TryAgain } from '@/components/shell/message-page'
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
        <TryAgain onClick={reset} />
      </MessagePage>
    )
  }
  return (
    <MessagePage title="Something went wrong" message={toBugSentence(error.digest)}>
      <TryAgain onClick={reset} />
    </MessagePage>
  )
}

const toBugSentence = (errorId: string | undefined): string =>
  errorId
    ? `Slipway couldn’t build this page. The server’s log describes it under ${errorId}.`
    : 'Slipway couldn’t build this page. The server’s log describes it.'
