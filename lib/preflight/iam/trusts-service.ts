import { z } from 'zod'
import { meetsCondition } from './trust-condition.ts'
import type { TrustedPlace } from './trust-condition.ts'

const oneOrMore = z.union([z.string().transform(text => [text]), z.array(z.string())])

const statementSchema = z.looseObject({
  Effect: z.enum(['Allow', 'Deny']),
  Action: oneOrMore.optional(),
  NotAction: oneOrMore.optional(),
  Principal: z.union([z.literal('*'), z.looseObject({ Service: oneOrMore.optional() })]).optional(),
  NotPrincipal: z.unknown().optional(),
  Condition: z.unknown().optional(),
})

const trustPolicy = z.object({
  Statement: z.union([
    statementSchema.transform(statement => [statement]),
    z.array(statementSchema),
  ]),
})

type Statement = z.output<typeof statementSchema>

/** `open` is trust that hangs on what only AWS knows; `text` is the statement that leaves it so. */
export type Trust = { kind: 'trusted' | 'untrusted' } | { kind: 'open'; text: string }

/**
 * Whether a role's trust policy, URL-encoded as IAM gives it, lets a service take the role on. A
 * Deny wins (IAM User Guide, "Policy evaluation logic"). Undefined for a policy that cannot be read.
 */
export function trustsService(
  document: string | undefined,
  service: string,
  place: TrustedPlace,
): Trust | undefined {
  const parsed = trustPolicy.safeParse(readJson(document ?? ''))
  if (!parsed.success) return undefined
  const judged = parsed.data.Statement.map(statement => ({
    statement,
    holds: judgeStatement(statement, service, place),
  }))
  const answer = (effect: Statement['Effect'], holds: boolean | undefined) =>
    judged.find(it => it.statement.Effect === effect && it.holds === holds)?.statement
  if (answer('Deny', true)) return { kind: 'untrusted' }
  const grant = answer('Allow', true) ?? answer('Allow', undefined)
  if (!grant) return { kind: 'untrusted' }
  const open = answer('Deny', undefined) ?? (answer('Allow', true) ? undefined : grant)
  return open ? { kind: 'open', text: JSON.stringify(open) } : { kind: 'trusted' }
}

/** Whether a statement is about the service and holds; undefined where only AWS can tell. */
function judgeStatement(
  { Action = [], NotAction, Principal, NotPrincipal, Condition }: Statement,
  service: string,
  place: TrustedPlace,
): boolean | undefined {
  const isOfAssuming = NotAction ? !NotAction.some(isAssuming) : Action.some(isAssuming)
  if (!isOfAssuming) return false
  if (NotPrincipal !== undefined) return undefined
  const isAbout = Principal === '*' || (Principal?.Service?.includes(service) ?? false)
  return isAbout && meetsCondition(Condition, place)
}

const isAssuming = (action: string): boolean => /^(\*|sts:\*|sts:AssumeRole\*?)$/i.test(action)

function readJson(text: string): unknown {
  try {
    return JSON.parse(decodeURIComponent(text))
  } catch {
    return undefined
  }
}
