import { createHash, timingSafeEqual } from 'node:crypto'
import { SignatureV4 } from '@smithy/signature-v4'
import { commonError } from '../common-error.ts'
import type { Principal } from '../iam/principal.ts'
import { splitUrl } from '../protocol/wire.ts'
import type { WireRequest } from '../protocol/wire.ts'
import type { ServiceName } from '../service.ts'
import { regions } from '../world.ts'
import type { World } from '../world.ts'
import { checkFreshness, parseAmzDate } from './check-freshness.ts'
import { findCredentials } from './find-credentials.ts'
import { NodeSha256 } from './node-sha256.ts'
import { parseAuthorization } from './parse-authorization.ts'
import type { Authorization } from './parse-authorization.ts'

/** IAM is global: clients with an endpoint of their own sign for any Region, and it has one home. */
const iamRegion = 'us-east-1'

export interface Verified {
  principal: Principal
  region: string
}

/**
 * Who sent this request, proven by Signature Version 4 (header form).
 * Throws `AwsError` as the service's protocol names it: missing or unknown key, wrong scope,
 * stale or wrong signature, expired session.
 */
export async function verifyRequest(
  world: World,
  request: WireRequest,
  service: ServiceName,
): Promise<Verified> {
  const header = request.headers.authorization
  if (!header) throw commonError(service, 'missingToken')
  const authorization = parseAuthorization(header, service)
  const amzDate = request.headers['x-amz-date'] ?? ''
  const signedAtMs = parseAmzDate(amzDate)
  if (signedAtMs === undefined)
    throw commonError(
      service,
      'incompleteSignature',
      `Date must be in ISO-8601 'basic format'. Got '${amzDate}'. See http://en.wikipedia.org/wiki/ISO_8601`,
    )
  const { principal, secretAccessKey } = findCredentials(
    world,
    service,
    authorization.accessKeyId,
    request.headers['x-amz-security-token'],
  )
  checkScope(service, authorization, amzDate)
  checkFreshness(service, signedAtMs, world.wallNow())
  if (secretAccessKey !== undefined)
    await checkSignature(service, request, authorization, signedAtMs, secretAccessKey)
  return { principal, region: service === 'iam' ? iamRegion : authorization.region }
}

function checkScope(service: ServiceName, scope: Authorization, amzDate: string): void {
  const wrong = (message: string) => commonError(service, 'wrongSignature', message)
  if (scope.service !== service)
    throw wrong(`Credential should be scoped to correct service: '${service}'. `)
  if (service !== 'iam' && !regions.some(region => region === scope.region))
    throw wrong(`Credential should be scoped to a valid region, not '${scope.region}'. `)
  if (!amzDate.startsWith(scope.date))
    throw wrong(
      `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${scope.date}' != '${amzDate.slice(0, 8)}', from '${amzDate}'.`,
    )
  if (!scope.signedHeaders.includes('host'))
    throw wrong(`'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.`)
}

async function checkSignature(
  service: ServiceName,
  request: WireRequest,
  authorization: Authorization,
  signedAtMs: number,
  secretAccessKey: string,
): Promise<void> {
  const declaredHash = request.headers['x-amz-content-sha256']
  const bodyHash = createHash('sha256').update(request.body).digest('hex')
  if (declaredHash !== undefined && declaredHash !== bodyHash)
    throw commonError(service, 'wrongSignature')
  const expected = await computeSignature(service, request, authorization, {
    signedAtMs,
    secretAccessKey,
  })
  if (!isSame(expected, authorization.signature)) throw commonError(service, 'wrongSignature')
}

async function computeSignature(
  service: ServiceName,
  request: WireRequest,
  authorization: Authorization,
  { signedAtMs, secretAccessKey }: { signedAtMs: number; secretAccessKey: string },
): Promise<string> {
  const { accessKeyId, region, signedHeaders } = authorization
  const signer = new SignatureV4({
    credentials: { accessKeyId, secretAccessKey },
    region,
    service,
    sha256: NodeSha256,
    applyChecksum: false,
  })
  const { path, query } = splitUrl(request.url)
  const headers = Object.fromEntries(signedHeaders.map(name => [name, headerOf(request, name)]))
  const signed = await signer.sign(
    {
      method: request.method,
      protocol: 'http:',
      hostname: 'localhost',
      path,
      query: Object.fromEntries([...query.keys()].map(name => [name, query.getAll(name)])),
      headers,
      body: request.body,
    },
    { signingDate: new Date(signedAtMs), signableHeaders: new Set(signedHeaders) },
  )
  return parseAuthorization(signed.headers.authorization ?? '', service).signature
}

/** Clients name the signed headers, so a name may be one that every object has. */
const headerOf = (request: WireRequest, name: string) =>
  Object.hasOwn(request.headers, name) ? (request.headers[name] ?? '') : ''

/** In constant time, so that a signature cannot be guessed digit by digit. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}
