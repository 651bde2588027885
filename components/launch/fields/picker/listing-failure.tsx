import { RetryButton } from './retry-button'
import type { Catalog } from '../../../data/use-catalog'

/** Why a list could not be shown; the field beside it takes a typed value meanwhile. */
export function ListingFailure({
  what,
  path,
  catalog,
}: {
  what: string
  path: string
  catalog: Catalog<unknown>
}) {
  return (
    <>
      {what} could not be listed: {catalog.failure?.message} Type a value, or{' '}
      <RetryButton label={`Retry listing ${what.toLowerCase()}`} path={path} catalog={catalog} />.
    </>
  )
}
