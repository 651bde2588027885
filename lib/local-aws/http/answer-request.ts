import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { AwsError } from '../world/aws-error.ts'
import { commonError } from '../world/common-error.ts'
import { callCountsOf, countCall } from '../control/count-call.ts'
import { faultError } from '../control/fault-error.ts'
import { takeFaults } from '../control/take-faults.ts'
import { takeRequest } from '../realism/take-request.ts'
import { authorize } from '../services/iam/authorize.ts'
import type { Principal } from '../services/iam/principal.ts'
import { addressRequest } from './address-request.ts'
import type { Addressed } from './address-request.ts'
import { renderError, renderOutput, renderUnknown } from './protocol/render-response.ts'
import type { WireRequest, WireResponse } from './protocol/wire.ts'
import { services } from '../world/service.ts'
import type { ServiceName } from '../world/service.ts'
import { verifyRequest } from './signing/verify-request.ts'
import type { World } from '../world/world.ts'
import { realismOf } from '../realism/realism.ts'
import { faultsOf } from '../faults/faults.ts'
import type { SignedCall, SignedOperation } from '../services/iam/signed-call.ts'

/** `drop`: close the connection without an answer. `hang`: keep it open without one. */
export type Answer = WireResponse | 'drop' | 'hang'

/** By the service's signing name, then by the operation's name. */
export type Operations = Readonly<Record<ServiceName, Record<string, SignedOperation>>>

export interface Endpoint {
  world: World
  operations: Operations
  /** Aborts when the endpoint closes. */
  closing: AbortSignal
}

/** Verifies an AWS request, lets the standing faults meet it, runs it and renders the answer. */
export async function answerRequest(endpoint: Endpoint, request: WireRequest): Promise<Answer> {
  const requestId = randomUUID()
  const addressed = addressRequest(request)
  if (!addressed) return renderUnknown(request, requestId)
  const { service } = addressed
  try {
    return await answerAddressed(endpoint, request, addressed, requestId)
  } catch (error) {
    if (error instanceof AwsError)
      return renderError(service, toServiceError(service, error), requestId)
    if (endpoint.closing.aborted) return 'drop'
    process.stderr.write(`${service}:${addressed.operation} ${describe(error)}\n`)
    return renderError(service, commonError(service, 'internal'), requestId)
  }
}

async function answerAddressed(
  { world, operations, closing }: Endpoint,
  request: WireRequest,
  addressed: Addressed,
  requestId: string,
): Promise<Answer> {
  const { service, operation } = addressed
  const { principal, region } = verifyRequest(world, request, service)
  const run = findOperation(operations, addressed)
  countCall(callCountsOf(world), principal.name, `${service}:${operation}`)
  const { delayMs, fault } = takeFaults(faultsOf(world), {
    service,
    operation,
    principalName: principal.name,
    accessKeyId: principal.accessKeyId,
  })
  const latencyMs = delayMs + realismOf(world).nextLatencyMs()
  if (latencyMs > 0) await wait(latencyMs, undefined, { signal: closing })
  if (fault?.kind === 'drop-before') return 'drop'
  if (fault?.kind === 'hang') return 'hang'
  const refusal = fault && faultError(fault, service, operation, principal)
  if (refusal) throw refusal
  takeRequest(world, { accountId: principal.accountId, region }, service, operation)
  const call = toCall(world, service, principal, region, requestId)
  const input = addressed.readInput()
  if (service !== 'sts') world.settle(call.accountId, region)
  const output = run(input, call)
  return fault?.kind === 'drop-after' ? 'drop' : renderOutput(service, operation, output, requestId)
}

function toCall(
  world: World,
  service: ServiceName,
  principal: Principal,
  region: string,
  requestId: string,
): SignedCall {
  return {
    world,
    accountId: principal.accountId,
    region,
    partition: 'aws',
    principal,
    requestId,
    authorize: (action, resource, conditions, shownResource) =>
      authorize(
        { principal, service, region, nowMs: world.wallNow() },
        action,
        resource,
        conditions,
        shownResource,
      ),
  }
}

function findOperation(
  operations: Operations,
  { service, operation, version = '' }: Addressed,
): SignedOperation {
  const known = operations[service]
  const described = services[service]
  const isOtherApi = 'version' in described && described.version !== version
  const found = !isOtherApi && Object.hasOwn(known, operation) ? known[operation] : undefined
  if (found) return found
  if (operation === '' && services[service].protocol !== 'json')
    throw commonError(service, 'missingAction')
  const sentences = {
    json: undefined,
    query: `Could not find operation ${operation} for version ${version || 'NO_VERSION_SPECIFIED'}`,
    ec2: `The action ${operation} is not valid for this web service.`,
  }
  throw commonError(service, 'unknownOperation', sentences[services[service].protocol])
}

/**
 * SerializationException is an error of AWS JSON only. Query services have other errors for a wrong
 * type.
 */
function toServiceError(service: ServiceName, error: AwsError): AwsError {
  if (error.code !== 'SerializationException' || services[service].protocol === 'json') return error
  return commonError(service, 'wrongType', error.message)
}

const describe = (error: unknown) =>
  error instanceof Error ? (error.stack ?? error.message) : String(error)
