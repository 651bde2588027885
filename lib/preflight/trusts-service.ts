import { z } from 'zod'

const oneOrMore = z.union([z.string().transform(text => [text]), z.array(z.string())])

const trustPolicy = z.object({
  Statement: z.union([
    z.looseObject({}).transform(statement => [statement]),
    z.array(z.looseObject({})),
  ]),
})

const allowing = z.looseObject({
  Effect: z.literal('Allow'),
  Action: oneOrMore,
  Principal: z.union([z.literal('*'), z.object({ Service: oneOrMore })]),
})

/**
 * Whether a role's trust policy, URL-encoded as IAM gives it, lets a service take the role on.
 * Undefined for a policy that cannot be read.
 */
export function trustsService(document: string | undefined, service: string): boolean | undefined {
  const parsed = trustPolicy.safeParse(readJson(document ?? ''))
  if (!parsed.success) return undefined
  return parsed.data.Statement.some(statement => {
    const read = allowing.safeParse(statement)
    if (!read.success || !read.data.Action.some(isAssuming)) return false
    const { Principal: principal } = read.data
    return principal === '*' || principal.Service.includes(service)
  })
}

const isAssuming = (action: string): boolean => /^(\*|sts:\*|sts:AssumeRole)$/i.test(action)

function readJson(text: string): unknown {
  try {
    return JSON.parse(decodeURIComponent(text))
  } catch {
    return undefined
  }
}
