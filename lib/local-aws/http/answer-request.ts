import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { AwsError } from '../world/aws-error.ts'
import { commonError } from '../world/common-error.ts'
import { countCall } from '../control/count-call.ts'
import { faultError } from '../control/fault-error.ts'
import { takeFaults } from '../control/take-faults.ts'
import { takeRequest } from '../realism/take-request.ts'
import { authorize } from '../services/iam/authorize.ts'
import type { Principal } from '../services/iam/principal.ts'
import type { Call, Operation } from '../world/operation.ts'
import { operations } from '../operations.ts'
import { addressRequest } from './address-request.ts'
import type { Addressed } from './address-request.ts'
import { renderError, renderOutput, renderUnknown } from './protocol/render-response.ts'
import type { WireRequest, WireResponse } from './protocol/wire.ts'
import { services } from '../world/service.ts'
import type { ServiceName } from '../world/service.ts'
import { verifyRequest } from './signing/verify-request.ts'
import type { World } from '../world/world.ts'

/** `drop`: close the connection without an answer. `hang`: keep it open without one. */
export type Answer = WireResponse | 'drop' | 'hang'

/** Verifies, steers through the standing faults, runs and renders one AWS request. */
export async function answerRequest(
  world: World,
  request: WireRequest,
  closing: AbortSignal,
): Promise<Answer> {
  const requestId = randomUUID()
  const addressed = addressRequest(request)
  if (!addressed) return renderUnknown(request, requestId)
  const { service } = addressed
  try {
    return await answerAddressed(world, request, addressed, requestId, closing)
  } catch (error) {
    if (error instanceof AwsError)
      return renderError(service, toServiceError(service, error), requestId)
    if (closing.aborted) return 'drop'
    process.stderr.write(`${service}:${addressed.operation} ${describe(error)}\n`)
    return renderError(service, commonError(service, 'internal'), requestId)
  }
}

async function answerAddressed(
  world: World,
  request: WireRequest,
  addressed: Addressed,
  requestId: string,
  closing: AbortSignal,
): Promise<Answer> {
  const { service, operation } = addressed
  const { principal, region } = verifyRequest(world, request, service)
  const run = findOperation(addressed)
  countCall(world.control, principal.name, `${service}:${operation}`)
  const { delayMs, fault } = takeFaults(world.control, {
    service,
    operation,
    principalName: principal.name,
    accessKeyId: principal.accessKeyId,
  })
  const latencyMs = delayMs + world.difficulty.nextLatencyMs()
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
): Call {
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

function findOperation({ service, operation, version = '' }: Addressed): Operation {
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

/** Only AWS JSON knows a SerializationException; the others call a wrong type something else. */
function toServiceError(service: ServiceName, error: AwsError): AwsError {
  if (error.code !== 'SerializationException' || services[service].protocol === 'json') return error
  return commonError(service, 'wrongType', error.message)
}

const describe = (error: unknown) =>
  error instanceof Error ? (error.stack ?? error.message) : String(error)
