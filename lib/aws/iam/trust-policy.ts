import { z } from 'zod'

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

export type TrustStatement = z.output<typeof statementSchema>

/** The statements of a trust policy, URL-encoded as IAM gives it. Undefined if it can't be read. */
export function readTrustPolicy(document: string | undefined): TrustStatement[] | undefined {
  const parsed = trustPolicy.safeParse(readJson(document ?? ''))
  return parsed.success ? parsed.data.Statement : undefined
}

/** Whether an action of a trust policy covers `sts:AssumeRole`. */
export const coversAssumeRole = (action: string): boolean =>
  /^(\*|sts:\*|sts:AssumeRole\*?)$/i.test(action)

/**
 * The services that a trust policy allows to assume the role, or `*` if it allows everybody.
 * Conditions are ignored. An unreadable policy names nobody.
 */
export function toTrustedServices(document: string | undefined): string[] {
  const named = (readTrustPolicy(document) ?? [])
    .filter(({ Effect, Action = [] }) => Effect === 'Allow' && Action.some(coversAssumeRole))
    .flatMap(({ Principal }) => (Principal === '*' ? ['*'] : (Principal?.Service ?? [])))
  return [...new Set(named)]
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(decodeURIComponent(text))
  } catch {
    return undefined
  }
}
