import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { AwsError } from './aws-error.ts'
import { commonError } from './common-error.ts'
import { countCall } from './control/count-call.ts'
import { faultError } from './control/fault-error.ts'
import { takeFaults } from './control/take-faults.ts'
import { takeRequest } from './difficulty/take-request.ts'
import { authorize } from './iam/authorize.ts'
import type { Call, Operation } from './operation.ts'
import { operations } from './operations.ts'
import { addressRequest } from './protocol/address-request.ts'
import type { Addressed } from './protocol/address-request.ts'
import { renderError, renderOutput } from './protocol/render-response.ts'
import type { WireRequest, WireResponse } from './protocol/wire.ts'
import { services } from './service.ts'
import type { ServiceName } from './service.ts'
import { verifyRequest } from './signing/verify-request.ts'
import type { World } from './world.ts'

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
  if (!addressed) return unknownProtocol(requestId)
  const { service } = addressed
  try {
    return await answerAddressed(world, request, addressed, requestId, closing)
  } catch (error) {
    if (error instanceof AwsError) return renderError(service, error, requestId)
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
  const { principal, region } = await verifyRequest(world, request, service)
  const run = findOperation(service, operation)
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
  const call: Call = {
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
  const input = addressed.readInput()
  if (service !== 'sts') world.settle(call.accountId, region)
  const output = run(input, call)
  return fault?.kind === 'drop-after' ? 'drop' : renderOutput(service, operation, output, requestId)
}

function findOperation(service: ServiceName, name: string): Operation {
  const found = Object.hasOwn(operations[service], name) ? operations[service][name] : undefined
  if (found) return found
  const sentences = {
    json: undefined,
    query: `Could not find operation ${name} for version ${services[service === 'iam' ? service : 'sts'].version}`,
    ec2: `The action ${name} is not valid for this web service.`,
  }
  throw commonError(service, 'unknownOperation', sentences[services[service].protocol])
}

function unknownProtocol(requestId: string): WireResponse {
  return {
    status: 404,
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': requestId },
    body: JSON.stringify({ __type: 'UnknownOperationException' }),
  }
}

const describe = (error: unknown) =>
  error instanceof Error ? (error.stack ?? error.message) : String(error)
