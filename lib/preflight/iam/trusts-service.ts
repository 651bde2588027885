import { coversAssumeRole, readTrustPolicy } from '../../aws/iam/trust-policy.ts'
import type { TrustStatement } from '../../aws/iam/trust-policy.ts'
import { meetsCondition } from './trust-condition.ts'
import type { TrustedPlace } from './trust-condition.ts'

/** `open`: only AWS knows whether the statement `text` holds. */
export type Trust = { kind: 'trusted' | 'untrusted' } | { kind: 'open'; text: string }

/**
 * Whether a role's trust policy, URL-encoded as IAM gives it, lets a service assume the role. A Deny
 * wins (IAM User Guide, "Policy evaluation logic"). Undefined for a policy that can't be read.
 */
export function trustsService(
  document: string | undefined,
  service: string,
  place: TrustedPlace,
): Trust | undefined {
  const judged = readTrustPolicy(document)?.map(statement => ({
    statement,
    holds: judgeStatement(statement, service, place),
  }))
  if (!judged) return undefined
  const find = (effect: TrustStatement['Effect'], holds: boolean | undefined) =>
    judged.find(one => one.statement.Effect === effect && one.holds === holds)?.statement
  if (find('Deny', true)) return { kind: 'untrusted' }
  const grant = find('Allow', true) ?? find('Allow', undefined)
  if (!grant) return { kind: 'untrusted' }
  const open = find('Deny', undefined) ?? (find('Allow', true) ? undefined : grant)
  return open ? { kind: 'open', text: JSON.stringify(open) } : { kind: 'trusted' }
}

/** Whether a statement is about the service and holds. Undefined if only AWS can know. */
function judgeStatement(
  { Action = [], NotAction, Principal, NotPrincipal, Condition }: TrustStatement,
  service: string,
  place: TrustedPlace,
): boolean | undefined {
  const isAboutAssuming = NotAction
    ? !NotAction.some(coversAssumeRole)
    : Action.some(coversAssumeRole)
  if (!isAboutAssuming) return false
  if (NotPrincipal !== undefined) return undefined
  const isAboutService = Principal === '*' || (Principal?.Service?.includes(service) ?? false)
  return isAboutService && meetsCondition(Condition, place)
}
