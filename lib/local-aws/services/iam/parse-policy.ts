import { isRecord } from '../../http/protocol/is-record.ts'
import { malformedPolicy as malformed } from './malformed-policy.ts'
import { parseConditions } from './parse-conditions.ts'
import type { Patterns, Policy, Statement } from './policy.ts'

type Source = Pick<Policy, 'id' | 'type'>

const syntaxError = () => malformed('Syntax errors in policy.')

/**
 * Parses a policy of an identity or a session. It names actions and resources, and no principal.
 */
export function parsePolicy(document: string, source: Source): Policy {
  return parseDocument(document, source, statement => {
    if ('Principal' in statement || 'NotPrincipal' in statement)
      throw malformed('Policy document should not specify a principal.')
    return { resources: parseResources(statement) }
  })
}

/** Parses the trust policy of a role. It names principals and actions, and no resource. */
export function parseTrustPolicy(document: string, source: Source): Policy {
  return parseDocument(document, source, statement => {
    if ('Resource' in statement || 'NotResource' in statement)
      throw malformed('Has prohibited field Resource')
    return { principals: parsePrincipals(statement.Principal) }
  })
}

function parseDocument(
  document: string,
  source: Source,
  parseOwnPart: (statement: Record<string, unknown>) => Partial<Statement>,
): Policy {
  const parsed = parseJson(document)
  const { Version: version = '2008-10-17', Id: id, Statement: body, ...others } = parsed
  if (version !== '2008-10-17' && version !== '2012-10-17') throw syntaxError()
  if (Object.keys(others).length > 0 || (id !== undefined && typeof id !== 'string'))
    throw syntaxError()
  if (body === undefined) throw malformed('Missing required field Statement')
  const statements = [body].flat()
  if (statements.length === 0) throw malformed('Statement is empty!')
  const sids = new Set<unknown>()
  return {
    ...source,
    statements: statements.map(statement => {
      if (!isRecord(statement)) throw syntaxError()
      checkMembers(statement, sids)
      return {
        effect: parseEffect(statement.Effect),
        actions: parseActions(statement),
        ...parseOwnPart(statement),
        conditions: parseConditions(statement.Condition),
        hasVariables: version === '2012-10-17',
      }
    }),
  }
}

function parseJson(document: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(document)
    if (isRecord(parsed)) return parsed
  } catch {
    throw malformed('This policy contains invalid Json')
  }
  throw syntaxError()
}

const members = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
]

function checkMembers(statement: Record<string, unknown>, sids: Set<unknown>): void {
  if (Object.keys(statement).some(name => !members.includes(name))) throw syntaxError()
  const { Sid: sid } = statement
  if (sid === undefined) return
  if (typeof sid !== 'string' || !/^[0-9A-Za-z]*$/.test(sid))
    throw malformed(
      'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*',
    )
  if (sids.has(sid)) throw malformed('Statement IDs (SID) in a single policy must be unique.')
  sids.add(sid)
}

function parseEffect(effect: unknown): Statement['effect'] {
  if (effect === 'Allow' || effect === 'Deny') return effect
  if (effect === undefined) throw malformed('Missing required field Effect')
  throw malformed(`Invalid effect: ${typeof effect === 'string' ? effect : JSON.stringify(effect)}`)
}

function parseActions(statement: Record<string, unknown>): Patterns {
  const actions = parseEither(statement, 'Action')
  if (!actions) throw malformed('Policy statement must contain actions.')
  for (const action of actions.patterns)
    if (action !== '*' && !/^[a-z0-9*?-]+:[A-Za-z0-9*?]+$/i.test(action))
      throw malformed(
        action.includes(':')
          ? `Invalid Action: ${action}`
          : 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.',
      )
  return actions
}

function parseResources(statement: Record<string, unknown>): Patterns {
  const resources = parseEither(statement, 'Resource')
  if (!resources) throw malformed('Policy statement must contain resources.')
  for (const resource of resources.patterns) {
    if (resource === '*') continue
    const [arn, partition = '', vendor = ''] = resource.split(':')
    if (arn !== 'arn') throw malformed(`Resource ${resource} must be in ARN format or "*".`)
    if (/[*?]/.test(partition) || /[*?]/.test(vendor) || vendor === '')
      throw malformed('Resource vendor must be fully qualified and cannot contain regexes.')
  }
  return resources
}

function parseEither(
  statement: Record<string, unknown>,
  name: 'Action' | 'Resource',
): Patterns | undefined {
  const { [name]: positive, [`Not${name}`]: negative } = statement
  if (positive !== undefined && negative !== undefined) throw syntaxError()
  const given = positive ?? negative
  if (given === undefined) return undefined
  const patterns = parseTexts(given)
  return patterns.length > 0 ? { patterns, isExcept: positive === undefined } : undefined
}

function parsePrincipals(principal: unknown): ReadonlyMap<string, readonly string[]> {
  if (principal === undefined) throw malformed('Missing required field Principal')
  if (principal === '*') return new Map([['AWS', ['*']]])
  if (!isRecord(principal)) throw malformed('Invalid principal in policy')
  return new Map(Object.entries(principal).map(([kind, names]) => [kind, parseTexts(names)]))
}

function parseTexts(given: unknown): string[] {
  return [given].flat().map(text => {
    if (typeof text === 'string') return text
    throw syntaxError()
  })
}
