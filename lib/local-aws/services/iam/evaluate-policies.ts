import { holdsCondition } from './holds-condition.ts'
import type { Patterns, Policy, RequestContext, Statement } from './policy.ts'
import { fillVariables, isLike } from './policy-pattern.ts'

export interface AccessRequest {
  /** Such as `ecs:RunTask`. The case does not matter. */
  action: string
  /** An ARN, or `*` for an action without resources. */
  resource: string
  context: RequestContext
}

export type Decision = 'allowed' | 'implicitDeny' | 'explicitDeny'

export interface Evaluation {
  decision: Decision
  /** The policies of the statements that decided: the denying ones, or else the allowing ones. */
  matched: readonly Policy[]
}

/**
 * IAM User Guide, "Policy evaluation logic": an explicit deny wins, and without an allow the action
 * is denied.
 */
export function evaluatePolicies(
  policies: readonly Policy[],
  request: AccessRequest,
  isForCaller: (statement: Statement) => boolean = () => true,
): Evaluation {
  const matching = policies.flatMap(policy =>
    policy.statements
      .filter(statement => isForCaller(statement) && matchesStatement(statement, request))
      .map(({ effect }) => ({ effect, policy })),
  )
  const ofEffect = (wanted: Statement['effect']) =>
    matching.filter(({ effect }) => effect === wanted).map(({ policy }) => policy)
  const denying = ofEffect('Deny')
  if (denying.length > 0) return { decision: 'explicitDeny', matched: denying }
  const allowing = ofEffect('Allow')
  return { decision: allowing.length > 0 ? 'allowed' : 'implicitDeny', matched: allowing }
}

function matchesStatement(statement: Statement, request: AccessRequest): boolean {
  const { conditions, hasVariables } = statement
  return (
    matchesTargets(statement, request) &&
    conditions.every(condition => holdsCondition(condition, request.context, hasVariables))
  )
}

/** Whether a statement covers this action and resource. */
export function matchesTargets(statement: Statement, request: AccessRequest): boolean {
  const { actions, resources, hasVariables } = statement
  const { action, resource, context } = request
  const matchesResource = (pattern: string) => {
    const filled = hasVariables ? fillVariables(pattern, context) : pattern
    return filled !== undefined && isLike(filled, resource)
  }
  return (
    selects(actions, pattern => isLike(pattern, action, true)) &&
    (!resources || selects(resources, matchesResource))
  )
}

const selects = ({ patterns, isExcept }: Patterns, matches: (pattern: string) => boolean) =>
  patterns.some(matches) !== isExcept
