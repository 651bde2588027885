import { parsePolicy, parseTrustPolicy } from './parse-policy.ts'
import type { Policy } from './policy.ts'

type Document = Record<string, unknown>

/** One statement of a seeded policy. Without a resource, it covers all of them. */
export function allow(
  actions: readonly string[],
  { resource = '*', condition }: { resource?: string | string[]; condition?: Document } = {},
): Document {
  return {
    Effect: 'Allow',
    Action: actions,
    Resource: resource,
    ...(condition ? { Condition: condition } : {}),
  }
}

export function attachedPolicy(
  type: Policy['type'],
  id: string,
  statements: readonly Document[],
): Policy {
  return parsePolicy(JSON.stringify({ Version: '2012-10-17', Statement: statements }), { id, type })
}

/** A trust policy of one statement: its text, and the parsed policy. */
export function trustOf(
  principal: Document,
  { actions = ['sts:AssumeRole'], condition }: { actions?: string[]; condition?: Document } = {},
): { trustDocument: string; trust: Policy } {
  const [first, ...others] = actions
  const statement = {
    Effect: 'Allow',
    Principal: principal,
    Action: others.length > 0 ? actions : first,
    ...(condition ? { Condition: condition } : {}),
  }
  const trustDocument = JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
  return { trustDocument, trust: parseTrustPolicy(trustDocument, { id: 'trust', type: 'none' }) }
}
