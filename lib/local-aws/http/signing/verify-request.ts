import { createHash, timingSafeEqual } from 'node:crypto'
import { commonError } from '../../world/common-error.ts'
import type { Principal } from '../../services/iam/principal.ts'
import type { WireRequest } from '../protocol/wire.ts'
import type { ServiceName } from '../../world/service.ts'
import { regions } from '../../world/regions.ts'
import type { World } from '../../world/world.ts'
import { toCanonicalRequest } from './canonical-request.ts'
import { checkFreshness } from './check-freshness.ts'
import { computeSignature } from './compute-signature.ts'
import { findCredentials } from './find-credentials.ts'
import type { Authorization } from './parse-authorization.ts'
import { readSignature } from './read-signature.ts'
import type { RequestSignature } from './read-signature.ts'

/** IAM is global. Clients sign for any Region, and its state belongs to this one. */
const iamRegion = 'us-east-1'

export interface Verified {
  principal: Principal
  region: string
}

/**
 * Finds out who sent this request, by Signature Version 4 in a header or in a presigned URL.
 * @throws AwsError as the service's protocol names it, for a missing or unknown key, a wrong scope,
 * a stale or wrong signature, or an expired session.
 */
export function verifyRequest(world: World, request: WireRequest, service: ServiceName): Verified {
  const signature = readSignature(request, service)
  const { authorization, amzDate, signedAtMs } = signature
  const { principal, secretAccessKey } = findCredentials(
    world,
    service,
    authorization.accessKeyId,
    signature.sessionToken,
  )
  checkScope(service, authorization, amzDate)
  checkFreshness(service, signedAtMs, world.wallNow())
  if (secretAccessKey !== undefined) checkSignature(service, request, signature, secretAccessKey)
  return { principal, region: service === 'iam' ? iamRegion : authorization.region }
}

function checkScope(service: ServiceName, scope: Authorization, amzDate: string): void {
  const wrong = (message: string) => commonError(service, 'wrongSignature', message)
  if (scope.service !== service)
    throw wrong(`Credential should be scoped to correct service: '${service}'. `)
  if (service !== 'iam' && !regions.has(scope.region))
    throw wrong(`Credential should be scoped to a valid region, not '${scope.region}'. `)
  if (!amzDate.startsWith(scope.date))
    throw wrong(
      `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${scope.date}' != '${amzDate.slice(0, 8)}', from '${amzDate}'.`,
    )
  if (!scope.signedHeaders.includes('host'))
    throw wrong(`'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.`)
}

function checkSignature(
  service: ServiceName,
  request: WireRequest,
  { authorization, amzDate }: RequestSignature,
  secretAccessKey: string,
): void {
  const declaredHash = request.headers['x-amz-content-sha256']
  const bodyHash = createHash('sha256').update(request.body).digest('hex')
  if (declaredHash !== undefined && declaredHash !== bodyHash)
    throw commonError(service, 'wrongSignature')
  const canonicalRequest = toCanonicalRequest(request, authorization.signedHeaders, bodyHash)
  const expected = computeSignature(canonicalRequest, authorization, amzDate, secretAccessKey)
  if (!isSame(expected, authorization.signature)) throw commonError(service, 'wrongSignature')
}

/** Compares in constant time, so that a signature cannot be guessed digit by digit. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}
