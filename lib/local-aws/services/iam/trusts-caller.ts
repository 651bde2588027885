import { evaluatePolicies } from './evaluate-policies.ts'
import type { AccessRequest, Decision } from './evaluate-policies.ts'
import { toContext } from './policy.ts'
import type { ConditionValues, Statement } from './policy.ts'
import type { Principal, Role } from './principal.ts'

/**
 * What a role's trust policy says about a caller. `delegated`: it trusts the caller's account,
 * whose own policies decide. `allowed`: it names the caller (IAM User Guide, "Policy evaluation
 * logic").
 */
export function evaluateTrust(
  role: Role,
  principal: Principal,
  request: AccessRequest,
): Decision | 'delegated' {
  const named = new Set([principal.identityArn, principal.arn, '*'])
  const account = new Set([
    principal.accountId,
    `arn:aws:iam::${principal.accountId}:root`,
    ...named,
  ])
  const names = (wanted: ReadonlySet<string>) => (statement: Statement) =>
    (statement.principals?.get('AWS') ?? []).some(name => wanted.has(name))
  const { decision } = evaluatePolicies([role.trust], request, names(account))
  if (decision !== 'allowed') return decision
  return evaluatePolicies([role.trust], request, names(named)).decision === 'allowed'
    ? 'allowed'
    : 'delegated'
}

/**
 * Whether a service, such as `ecs-tasks.amazonaws.com`, may assume the role.
 * @param conditions the condition keys that the service sends
 */
export function trustsService(role: Role, service: string, conditions: ConditionValues): boolean {
  const request = { action: 'sts:AssumeRole', resource: '*', context: toContext(conditions) }
  const { decision } = evaluatePolicies([role.trust], request, ({ principals }) =>
    (principals?.get('Service') ?? []).includes(service),
  )
  return decision === 'allowed'
}
