import type { OwnSite } from '../settings/own-site.ts'

/**
 * Why a write could be another site's, which a browser would send with the operator's cookie.
 * Browsers name the origin of every write, so one with a cookie and without an origin is refused.
 * Undefined for reads and for our own pages' writes.
 */
export function findForeignWrite(
  method: string,
  headers: Headers,
  own: OwnSite,
): string | undefined {
  if (method === 'GET' || method === 'HEAD') return undefined
  const site = headers.get('sec-fetch-site')
  const origin = headers.get('origin')
  if (site === 'cross-site' || site === 'same-site') return OTHER_SITE
  if (origin !== null) return own.origins.has(origin) ? undefined : OTHER_SITE
  return headers.has('cookie') ? NO_ORIGIN : undefined
}

const OTHER_SITE = 'Requests from other sites are refused.'
const NO_ORIGIN = 'A request that changes something needs an Origin header.'
