import { commonError } from '../../world/common-error.ts'
import { splitUrl } from '../protocol/wire.ts'
import type { WireRequest } from '../protocol/wire.ts'
import type { ServiceName } from '../../world/service.ts'

/** The parts of `Authorization: AWS4-HMAC-SHA256 Credential=..., SignedHeaders=..., Signature=...`. */
export interface Authorization {
  accessKeyId: string
  /** YYYYMMDD */
  date: string
  region: string
  service: string
  signedHeaders: string[]
  signature: string
}

const algorithm = 'AWS4-HMAC-SHA256'

/** Throws `AwsError` IncompleteSignature when a part is missing (Common Errors). */
export function parseAuthorization(header: string, service: ServiceName): Authorization {
  const incomplete = (message: string) => commonError(service, 'incompleteSignature', message)
  if (!header.startsWith(`${algorithm} `))
    throw incomplete(`Authorization header must start with '${algorithm}'.`)
  const parts = new Map<string, string>()
  for (const part of header.slice(algorithm.length).split(',')) {
    const at = part.indexOf('=')
    if (at > 0) parts.set(part.slice(0, at).trim(), part.slice(at + 1).trim())
  }
  const part = (name: string) => {
    const value = parts.get(name)
    if (value) return value
    throw incomplete(`Authorization header requires '${name}' parameter.`)
  }
  return toAuthorization(
    {
      credential: part('Credential'),
      signedHeaders: part('SignedHeaders'),
      signature: part('Signature'),
    },
    service,
  )
}

/** Throws `AwsError` IncompleteSignature when the credential is not a key and its scope. */
export function toAuthorization(
  parts: { credential: string; signedHeaders: string; signature: string },
  service: ServiceName,
): Authorization {
  const credential = parts.credential.split('/')
  const [accessKeyId, date, region, scopeService, terminator] = credential
  if (
    !(accessKeyId && date && region && scopeService) ||
    credential.length !== 5 ||
    terminator !== 'aws4_request'
  )
    throw commonError(
      service,
      'incompleteSignature',
      `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${parts.credential}'`,
    )
  return {
    accessKeyId,
    date,
    region,
    service: scopeService,
    signedHeaders: parts.signedHeaders.toLowerCase().split(';'),
    signature: parts.signature,
  }
}

/** The service that a request says it is signed for. The signature is not checked yet. */
export function peekSigningService(request: WireRequest): string | undefined {
  const { authorization } = request.headers
  const credential = authorization
    ? /Credential=([^,\s]+)/.exec(authorization)?.[1]
    : splitUrl(request.url).query.get('X-Amz-Credential')
  const [, , , service] = credential?.split('/') ?? []
  return service
}
