import { commonError } from '../../world/common-error.ts'
import type { ServiceName } from '../../world/service.ts'
import { toCallerContext } from './caller-context.ts'
import { evaluatePolicies } from './evaluate-policies.ts'
import type { AccessRequest } from './evaluate-policies.ts'
import { toContext } from './policy.ts'
import type { ConditionValues } from './policy.ts'
import type { Principal } from './principal.ts'

/** Who calls which service, where and when. `nowMs` is wall time. */
export interface Caller {
  principal: Principal
  service: ServiceName
  region: string
  nowMs: number
}

/**
 * @throws AwsError AccessDenied, in AWS's sentence, unless the caller's policies allow the action.
 * @param shownResource what a denial names if the service does not name the ARN
 */
export function authorize(
  caller: Caller,
  action: string,
  resource: string,
  conditions: ConditionValues = {},
  shownResource = resource,
): void {
  const { principal, service } = caller
  const context = toContext(conditions, callerContextOf(caller))
  const reason = explainDenial(principal, { action, resource, context })
  if (reason !== undefined) throw denial(principal, service, action, shownResource, reason)
}

export const callerContextOf = ({ principal, region, nowMs }: Caller) =>
  toCallerContext(principal, region, nowMs)

/**
 * Explains why the caller's own policies do not allow this, in the words that end AWS's sentence.
 * Undefined if they allow it (IAM User Guide, "Troubleshoot access denied error messages").
 */
export function explainDenial(principal: Principal, request: AccessRequest): string | undefined {
  const identity = evaluatePolicies(principal.policies, request).decision
  const { policies } = principal.session ?? {}
  const session = policies ? evaluatePolicies(policies, request).decision : 'allowed'
  if (identity === 'explicitDeny') return 'with an explicit deny in an identity-based policy'
  if (session === 'explicitDeny') return 'with an explicit deny in a session policy'
  if (identity !== 'allowed')
    return `because no identity-based policy allows the ${request.action} action`
  if (session !== 'allowed') return `because no session policy allows the ${request.action} action`
  return undefined
}

/**
 * Makes the error of a denial. EC2 begins with a sentence of its own, and names no resource for an
 * action without resources.
 */
export function denial(
  principal: Principal,
  service: ServiceName,
  action: string,
  resource: string,
  reason: string,
) {
  const isEc2 = service === 'ec2'
  const prefix = isEc2 ? 'You are not authorized to perform this operation. ' : ''
  const object = isEc2 && resource === '*' ? '' : ` on resource: ${resource}`
  const sentence = `User: ${principal.arn} is not authorized to perform: ${action}${object} ${reason}`
  return commonError(service, 'accessDenied', prefix + sentence.trim())
}
