import { z } from 'zod'

const oneOrMore = z.union([z.string().transform(text => [text]), z.array(z.string())])

const statement = z.looseObject({
  Effect: z.string(),
  Action: oneOrMore.optional(),
  Principal: z.union([z.literal('*'), z.looseObject({ Service: oneOrMore.optional() })]).optional(),
})

const trustPolicy = z.object({
  Statement: z.union([statement.transform(one => [one]), z.array(statement)]),
})

/**
 * The services that a trust policy, URL-encoded as IAM gives it, allows to take the role on; `*`
 * where it allows everybody. Conditions are not weighed, and an unreadable policy names nobody.
 */
export function toTrustedServices(document: string | undefined): string[] {
  const parsed = trustPolicy.safeParse(readJson(document ?? ''))
  if (!parsed.success) return []
  const named = parsed.data.Statement.filter(
    ({ Effect, Action = [] }) => Effect === 'Allow' && Action.some(isAssuming),
  ).flatMap(({ Principal }) => (Principal === '*' ? ['*'] : (Principal?.Service ?? [])))
  return [...new Set(named)]
}

const isAssuming = (action: string): boolean => /^(\*|sts:\*|sts:AssumeRole\*?)$/i.test(action)

function readJson(text: string): unknown {
  try {
    return JSON.parse(decodeURIComponent(text))
  } catch {
    return undefined
  }
}
