import { evaluatePolicies, matchesTargets } from '../evaluate-policies.ts'
import type { AccessRequest, Decision } from '../evaluate-policies.ts'
import type { Policy, RequestContext } from '../policy.ts'

export interface Simulation {
  policies: readonly Policy[]
  boundaries: readonly Policy[] | undefined
  context: RequestContext
}

/**
 * Simulates one action on one resource. In the result, missing condition keys of a named resource
 * stand in its ResourceSpecificResults.
 */
export function simulateAction(
  action: string,
  resource: string,
  { policies, boundaries, context }: Simulation,
): Record<string, unknown> {
  const request = { action, resource, context }
  const evaluation = evaluatePolicies(policies, request)
  const bounded = boundaries && evaluatePolicies(boundaries, request).decision
  const decision = intersect(evaluation.decision, bounded)
  const statements = evaluation.matched.map(({ id, type }) => ({
    SourcePolicyId: id,
    SourcePolicyType: type,
  }))
  const missing = findMissingKeys(policies, request)
  const boundary = bounded
    ? {
        PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: bounded === 'allowed' },
      }
    : {}
  const result = {
    EvalActionName: action,
    EvalResourceName: resource,
    EvalDecision: decision,
    MatchedStatements: statements,
    ...boundary,
  }
  if (resource === '*') return { ...result, MissingContextValues: missing }
  const specific = {
    EvalResourceName: resource,
    EvalResourceDecision: decision,
    MatchedStatements: statements,
    MissingContextValues: missing,
    ...boundary,
  }
  return { ...result, MissingContextValues: [], ResourceSpecificResults: [specific] }
}

function intersect(decision: Decision, bounded: Decision | undefined): Decision {
  if (decision === 'explicitDeny' || bounded === 'explicitDeny') return 'explicitDeny'
  return bounded === undefined || bounded === 'allowed' ? decision : 'implicitDeny'
}

/**
 * Condition keys that a statement about this action and resource asks for, and the request does not
 * have.
 */
function findMissingKeys(policies: readonly Policy[], request: AccessRequest): string[] {
  const conditions = policies
    .flatMap(({ statements }) => statements)
    .filter(statement => matchesTargets(statement, request))
    .flatMap(statement => statement.conditions)
  const missing = conditions.filter(({ key }) => !request.context.has(key))
  return [...new Set(missing.map(({ name }) => name))]
}
