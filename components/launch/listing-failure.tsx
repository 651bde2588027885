import type { Failure } from '@/lib/aws/failure'
import { TextButton } from './text-button'

/** Why a list could not be shown; the field beside it takes a typed value meanwhile. */
export function ListingFailure({
  what,
  failure,
  retry,
}: {
  what: string
  failure: Failure
  retry: () => void
}) {
  return (
    <>
      {what} could not be listed: {failure.message} Type a value, or{' '}
      <TextButton label={`Retry listing ${what.toLowerCase()}`} onClick={retry}>
        retry
      </TextButton>
      .
    </>
  )
}
