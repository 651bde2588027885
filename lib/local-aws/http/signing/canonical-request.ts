import { splitUrl } from '../protocol/wire.ts'
import type { WireRequest } from '../protocol/wire.ts'

/** Encodes as RFC 3986 says. `encodeURIComponent` leaves more characters as they are. */
const encode = (text: string) =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )

/** Every service except S3 signs the sent path, encoded once more. */
function toCanonicalPath(path: string): string {
  const segments: string[] = []
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop()
    else if (segment !== '' && segment !== '.') segments.push(segment)
  }
  const end = segments.length > 0 && path.endsWith('/') ? '/' : ''
  return `/${segments.map(encode).join('/')}${end}`
}

function toCanonicalQuery(query: URLSearchParams): string {
  return [...query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&')
}

/** Reads own properties only: clients name the signed headers, and a name may be `constructor`. */
const headerOf = (request: WireRequest, name: string) =>
  Object.hasOwn(request.headers, name) ? (request.headers[name] ?? '') : ''

/** IAM User Guide, "Create a signed AWS API request", step 1. */
export function toCanonicalRequest(
  request: WireRequest,
  signedHeaders: readonly string[],
  bodyHash: string,
): string {
  const { path, query } = splitUrl(request.url)
  const headers = signedHeaders.map(
    name => `${name}:${headerOf(request, name).trim().replace(/\s+/g, ' ')}\n`,
  )
  return [
    request.method,
    toCanonicalPath(path),
    toCanonicalQuery(query),
    headers.join(''),
    signedHeaders.join(';'),
    bodyHash,
  ].join('\n')
}
