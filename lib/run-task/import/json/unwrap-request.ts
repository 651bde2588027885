import { isRecord } from '../../request/read-shape.ts'
import { isCloudTrailEvent, isEcsParameters } from './kinds-of-json.ts'
import { memberOf } from './member-of.ts'
import type { Given } from './member-of.ts'
import { unwrapCall } from './unwrap-call.ts'
import { unwrapDefinition } from './unwrap-definition.ts'
import { isService, unwrapService } from './unwrap-service.ts'
import { unwrapPart } from './unwrap-part.ts'
import { isState, unwrapArguments, unwrapMachine, unwrapState } from './unwrap-state.ts'
import { isTarget, toRequest, unwrapPipe, unwrapTarget, unwrapTargets } from './unwrap-target.ts'
import type { Unwrapped } from './unwrapped.ts'

/**
 * Finds the request in what starts tasks: a state of Step Functions, a target of EventBridge, a call
 * in CloudTrail's log, a service, a task definition, a file of one option. Undefined: it may be a request itself.
 */
export function unwrapRequest(given: Given): Unwrapped {
  if (isCloudTrailEvent(given)) return unwrapCall(given)
  const states = memberOf(given, 'states')
  if (isRecord(states)) return unwrapMachine(states)
  if (isState(given)) return unwrapState(given)
  if (isService(given)) return unwrapService(given)
  return (
    unwrapAnyTarget(given) ?? unwrapDefinition(given) ?? unwrapPart(given) ?? unwrapArguments(given)
  )
}

function unwrapAnyTarget(given: Given): Unwrapped {
  const target = memberOf(given, 'target')
  const parameters = memberOf(given, 'targetParameters')
  if (isRecord(parameters)) return unwrapPipe(target, parameters)
  if (isRecord(target)) return unwrapTarget(target, 'scheduleTarget')
  const targets = memberOf(given, 'targets')
  if (Array.isArray(targets)) return unwrapTargets(targets)
  if (isTarget(given)) return unwrapTarget(given, 'eventTarget')
  const ecs = memberOf(given, 'ecsTaskParameters')
  if (isRecord(ecs)) return unwrapPipe(undefined, given)
  return isEcsParameters(given)
    ? { source: 'eventTarget', request: toRequest(given), unused: [] }
    : undefined
}
