import { commonError } from '../common-error.ts'
import type { ServiceName } from '../service.ts'
import { matchesPattern } from '../match-pattern.ts'
import type { Principal, Statement } from './principal.ts'

export type ConditionValues = Record<string, string | string[]>

/** Throws `AwsError` AccessDenied, in AWS's sentence, unless a statement allows the action. */
export function authorize(
  principal: Principal,
  service: ServiceName,
  action: string,
  resource: string,
  conditions: ConditionValues = {},
): void {
  const allowed = principal.statements.some(statement =>
    isAllowed(statement, action, resource, conditions),
  )
  if (!allowed) throw denial(principal, service, action, resource)
}

export function denial(
  principal: Principal,
  service: ServiceName,
  action: string,
  resource: string,
  reason = `because no identity-based policy allows the ${action} action`,
) {
  const sentence =
    `User: ${principal.arn} is not authorized to perform: ${action} on resource: ${resource} ${reason}`.trim()
  const prefix = service === 'ec2' ? 'You are not authorized to perform this operation. ' : ''
  return commonError(service, 'accessDenied', prefix + sentence)
}

function isAllowed(
  statement: Statement,
  action: string,
  resource: string,
  conditions: ConditionValues,
): boolean {
  const matchesAny = (patterns: readonly string[], value: string, caseless = false) =>
    patterns.some(pattern => matchesPattern(pattern, value, caseless))
  if (!matchesAny(statement.actions, action, true)) return false
  if (statement.resources && !matchesAny(statement.resources, resource)) return false
  return Object.entries(statement.conditions ?? {}).every(([key, patterns]) => {
    const given = conditions[key]
    const values = given === undefined ? [] : [given].flat()
    return values.length > 0 && values.every(value => matchesAny(patterns, value))
  })
}
