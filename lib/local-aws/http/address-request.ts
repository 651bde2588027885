import { commonError } from '../world/common-error.ts'
import { isServiceName, services } from '../world/service.ts'
import type { ServiceName } from '../world/service.ts'
import { peekSigningService } from './signing/parse-authorization.ts'
import { isRecord } from './protocol/is-record.ts'
import { parseQueryInput } from './protocol/parse-query-input.ts'
import { splitUrl } from './protocol/wire.ts'
import type { WireRequest } from './protocol/wire.ts'

/**
 * The service and the operation that a request names. Its input is read after its signature is
 * verified.
 */
export interface Addressed {
  service: ServiceName
  /** Empty if the request names no operation. */
  operation: string
  /** The API version that a Query request asks for. */
  version?: string
  /**
   * @throws AwsError SerializationException, or the error for malformed input of a Query service.
   */
  readInput(): Record<string, unknown>
}

/**
 * Finds the service and the operation of a request. Undefined for a request of an unknown protocol.
 */
export function addressRequest(request: WireRequest): Addressed | undefined {
  const target = request.headers['x-amz-target']
  if (isJson(request, target)) return addressJson(request, target)
  return target === undefined ? addressQuery(request) : undefined
}

/** Whether the content type is AWS JSON (1.0 or 1.1) or JSON, or is absent beside a target. */
function isJson(request: WireRequest, target: string | undefined): boolean {
  const contentType = request.headers['content-type'] ?? ''
  if (request.method !== 'POST') return false
  if (contentType === '') return target !== undefined
  return /^application\/(x-amz-json-1\.[01]|json)\s*(;|$)/i.test(contentType)
}

function addressJson(request: WireRequest, target = ''): Addressed | undefined {
  const dot = target.indexOf('.')
  const service = serviceOfJson(request, target.slice(0, Math.max(0, dot)))
  if (!service) return undefined
  const { protocol } = services[service]
  const isKnown = protocol === 'json' && services[service].targetPrefix === target.slice(0, dot)
  return {
    service,
    operation: isKnown ? target.slice(dot + 1) : '',
    readInput: () => parseJsonInput(service, request.body),
  }
}

/**
 * Finds the service of a target. For a wrong or missing target it is the service that the request
 * is signed for.
 */
function serviceOfJson(request: WireRequest, prefix: string): ServiceName | undefined {
  for (const service of ['ecs', 'logs'] as const)
    if (services[service].targetPrefix === prefix) return service
  const signed = peekSigningService(request) ?? ''
  return isServiceName(signed) && services[signed].protocol === 'json' ? signed : undefined
}

function parseJsonInput(service: ServiceName, body: Buffer): Record<string, unknown> {
  if (body.length === 0) return {}
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body)
    const parsed: unknown = JSON.parse(text)
    if (isRecord(parsed)) return parsed
  } catch {
    throw commonError(service, 'malformed', 'The request body is not valid JSON.')
  }
  throw commonError(service, 'malformed', 'The request body is not a JSON object.')
}

function addressQuery(request: WireRequest): Addressed | undefined {
  const contentType = request.headers['content-type'] ?? 'application/x-www-form-urlencoded'
  const isForm = contentType.toLowerCase().startsWith('application/x-www-form-urlencoded')
  if (request.method === 'POST' ? !isForm : request.method !== 'GET') return undefined
  const parameters = splitUrl(request.url).query
  if (request.method === 'POST')
    for (const [name, value] of new URLSearchParams(request.body.toString('utf8')))
      parameters.append(name, value)
  const service = serviceOfQuery(request, parameters)
  if (!service) return undefined
  const readInput = () => {
    const input = parseQueryInput(parameters)
    if (input) return input
    throw commonError(service, 'malformed', 'The parameters contradict each other.')
  }
  const version = parameters.get('Version') ?? ''
  return { service, operation: parameters.get('Action') ?? '', version, readInput }
}

/**
 * A Query request does not name its service. The signature's scope does, or else the API version. A
 * request with neither a signature nor an action belongs to no service.
 */
function serviceOfQuery(
  request: WireRequest,
  parameters: URLSearchParams,
): ServiceName | undefined {
  const signed = peekSigningService(request) ?? ''
  if (isServiceName(signed)) return services[signed].protocol === 'json' ? undefined : signed
  if (!parameters.has('Action')) return undefined
  return serviceOfVersion(parameters.get('Version'))
}

function serviceOfVersion(version: string | null): ServiceName {
  if (version === '2016-11-15') return 'ec2'
  return version === services.iam.version ? 'iam' : 'sts'
}
