import { commonError } from '../common-error.ts'
import { isServiceName, services } from '../service.ts'
import type { ServiceName } from '../service.ts'
import { peekSigningService } from '../signing/parse-authorization.ts'
import { isRecord } from './is-record.ts'
import { parseQueryInput } from './parse-query-input.ts'
import { splitUrl } from './wire.ts'
import type { WireRequest } from './wire.ts'

/** Which service and operation a request names; its input is read only after the signature. */
export interface Addressed {
  service: ServiceName
  operation: string
  /** Throws `AwsError` SerializationException, or what Query calls it. */
  readInput(): Record<string, unknown>
}

/** Undefined when the request speaks no protocol that is known here. */
export function addressRequest(request: WireRequest): Addressed | undefined {
  const target = request.headers['x-amz-target']
  return target === undefined ? addressQuery(request) : addressJson(request, target)
}

function addressJson(request: WireRequest, target: string): Addressed | undefined {
  const contentType = request.headers['content-type'] ?? ''
  if (request.method !== 'POST' || !/^application\/x-amz-json-1\.[01]\b/.test(contentType))
    return undefined
  const dot = target.indexOf('.')
  const prefix = target.slice(0, dot)
  for (const service of ['ecs', 'logs'] as const)
    if (services[service].targetPrefix === prefix)
      return {
        service,
        operation: target.slice(dot + 1),
        readInput: () => parseJsonInput(service, request.body),
      }
  return undefined
}

function parseJsonInput(service: ServiceName, body: Buffer): Record<string, unknown> {
  if (body.length === 0) return {}
  try {
    const parsed: unknown = JSON.parse(body.toString('utf8'))
    if (isRecord(parsed)) return parsed
  } catch {
    throw commonError(service, 'malformed', 'The request body is not valid JSON.')
  }
  throw commonError(service, 'malformed', 'The request body is not a JSON object.')
}

function addressQuery(request: WireRequest): Addressed | undefined {
  const contentType = request.headers['content-type'] ?? ''
  const isForm = contentType.startsWith('application/x-www-form-urlencoded')
  if (request.method === 'POST' ? !isForm : request.method !== 'GET') return undefined
  const parameters =
    request.method === 'GET'
      ? splitUrl(request.url).query
      : new URLSearchParams(request.body.toString('utf8'))
  const operation = parameters.get('Action')
  if (operation === null) return undefined
  const service = serviceOfQuery(request, parameters)
  if (!service) return undefined
  const readInput = () => {
    const input = parseQueryInput(parameters)
    if (input) return input
    throw commonError(service, 'malformed', 'The parameters contradict each other.')
  }
  return { service, operation, readInput }
}

/** Query requests do not name their service; the signature's scope does, else the API version. */
function serviceOfQuery(
  request: WireRequest,
  parameters: URLSearchParams,
): ServiceName | undefined {
  const signed = peekSigningService(request.headers.authorization) ?? ''
  const version = parameters.get('Version')
  const service = isServiceName(signed) ? signed : serviceOfVersion(version)
  return services[service].protocol === 'json' ? undefined : service
}

function serviceOfVersion(version: string | null): ServiceName {
  if (version === '2016-11-15') return 'ec2'
  return version === services.iam.version ? 'iam' : 'sts'
}
