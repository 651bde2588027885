import { conditionOperators } from './condition-operators.ts'
import type { Condition, RequestContext } from './policy.ts'
import { fillVariables } from './policy-pattern.ts'

/**
 * Whether one condition of a statement is met (IAM User Guide, "Creating a condition with multiple
 * keys or values", "…IfExists", "Null", and set operators). If the request does not have the key, a
 * positive operator fails, and a negated one, `IfExists` and `ForAllValues` succeed.
 */
export function holdsCondition(
  condition: Condition,
  context: RequestContext,
  hasVariables: boolean,
): boolean {
  const { quantifier, key } = condition
  const given = context.get(key) ?? []
  if (condition.operator === 'Null')
    return condition.values.some(value => (value === 'true') === (given.length === 0))
  const operator = conditionOperators.get(condition.operator)
  if (!operator) return false
  if (given.length === 0) {
    if (condition.ifExists || quantifier === 'ForAllValues') return true
    return operator.isNegated && quantifier === undefined
  }
  const wanted = condition.values.flatMap(value =>
    hasVariables ? (fillVariables(value, context) ?? []) : value,
  )
  const fitsOne = (value: string) => wanted.some(pattern => operator.fits(pattern, value))
  const holds = (value: string) => fitsOne(value) !== operator.isNegated
  const needsEvery = quantifier === 'ForAllValues' || (!quantifier && operator.isNegated)
  return needsEvery ? given.every(holds) : given.some(holds)
}
