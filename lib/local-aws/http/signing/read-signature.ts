import { commonError } from '../../world/common-error.ts'
import { splitUrl } from '../protocol/wire.ts'
import type { WireRequest } from '../protocol/wire.ts'
import type { ServiceName } from '../../world/service.ts'
import { formatAmzDate, parseAmzDate } from './check-freshness.ts'
import { parseAuthorization, toAuthorization } from './parse-authorization.ts'
import type { Authorization } from './parse-authorization.ts'

/** What a request carries to prove who sent it. */
export interface RequestSignature {
  authorization: Authorization
  /** As signed, such as `20261123T190500Z`. */
  amzDate: string
  signedAtMs: number
  sessionToken?: string | undefined
}

/**
 * Reads the signature from the `Authorization` header, or from the query string of a presigned URL.
 * @throws AwsError for a missing or incomplete signature.
 */
export function readSignature(request: WireRequest, service: ServiceName): RequestSignature {
  const header = request.headers.authorization
  if (header) return readHeaders(request, header, service)
  const { query } = splitUrl(request.url)
  if (!query.has('X-Amz-Signature') && !query.has('X-Amz-Algorithm'))
    throw commonError(service, 'missingToken')
  return readQuery(query, service)
}

function readHeaders(request: WireRequest, header: string, service: ServiceName): RequestSignature {
  return {
    authorization: parseAuthorization(header, service),
    ...readDate(service, request.headers['x-amz-date'] ?? request.headers.date ?? ''),
    sessionToken: request.headers['x-amz-security-token'],
  }
}

function readQuery(query: URLSearchParams, service: ServiceName): RequestSignature {
  const part = (name: string) => {
    const value = query.get(name)
    if (value) return value
    throw commonError(
      service,
      'incompleteSignature',
      `AWS query-string parameters must include '${name}'. Re-examine the query-string parameters.`,
    )
  }
  if (part('X-Amz-Algorithm') !== 'AWS4-HMAC-SHA256')
    throw commonError(service, 'incompleteSignature', 'Unsupported X-Amz-Algorithm.')
  const authorization = toAuthorization(
    {
      credential: part('X-Amz-Credential'),
      signedHeaders: part('X-Amz-SignedHeaders'),
      signature: part('X-Amz-Signature'),
    },
    service,
  )
  const sessionToken = query.get('X-Amz-Security-Token') ?? undefined
  return { authorization, ...readDate(service, part('X-Amz-Date')), sessionToken }
}

/** Reads a date in basic ISO 8601, or a `Date` header in HTTP's form. */
function readDate(service: ServiceName, text: string): { amzDate: string; signedAtMs: number } {
  const isHttpDate = /^[A-Z][a-z]{2}, /.test(text)
  const signedAtMs = isHttpDate ? Date.parse(text) : parseAmzDate(text)
  if (signedAtMs !== undefined && !Number.isNaN(signedAtMs))
    return { signedAtMs, amzDate: formatAmzDate(signedAtMs) }
  throw commonError(
    service,
    'incompleteSignature',
    `Date must be in ISO-8601 'basic format'. Got '${text}'. See http://en.wikipedia.org/wiki/ISO_8601`,
  )
}
