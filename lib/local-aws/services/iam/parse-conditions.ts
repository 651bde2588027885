import { isRecord } from '../../http/protocol/is-record.ts'
import { conditionOperators } from './condition-operators.ts'
import { malformedPolicy as malformed } from './malformed-policy.ts'
import type { Condition } from './policy.ts'

/** Parses the `Condition` block of a statement: operator, key, and one value or a list of them. */
export function parseConditions(block: unknown): Condition[] {
  if (block === undefined) return []
  if (!isRecord(block)) throw malformed('Syntax errors in policy.')
  return Object.entries(block).flatMap(([name, keys]) => {
    const operator = parseOperator(name)
    if (!isRecord(keys)) throw malformed('Syntax errors in policy.')
    return Object.entries(keys).map(([key, values]) => {
      if (!key.includes(':'))
        throw malformed(
          'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.',
        )
      return {
        ...operator,
        key: key.toLowerCase(),
        name: key,
        values: [values].flat().map(parseValue),
      }
    })
  })
}

/** `ForAnyValue:StringLikeIfExists` in its parts. */
function parseOperator(name: string): Pick<Condition, 'operator' | 'quantifier' | 'ifExists'> {
  const match = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(name)
  const operator = match?.[2] ?? ''
  const ifExists = match?.[3] !== undefined
  const isKnown = conditionOperators.has(operator) || (operator === 'Null' && !ifExists)
  if (!match || !isKnown) throw malformed(`Invalid Condition type : ${name}.`)
  const set = match[1]
  const quantifier = set === 'ForAllValues' || set === 'ForAnyValue' ? set : undefined
  return { operator, quantifier, ifExists }
}

function parseValue(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'boolean' || typeof value === 'number') return String(value)
  throw malformed('Syntax errors in policy.')
}
