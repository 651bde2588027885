import { matchesPattern } from '../../world/match-pattern.ts'
import type { RequestContext } from './policy.ts'

/** Characters that stand for a literal `*` and `?` on both sides of a comparison. */
const literals: Readonly<Record<string, string>> = { '*': '\ue000', '?': '\ue001' }
const toLiteral = (text: string) => text.replace(/[*?]/g, sign => literals[sign] ?? sign)

const variable = /\$\{([^{}]*)\}/g

/**
 * Fills in the policy variables of a pattern (IAM User Guide, policy variables): `${key}`, `${key,
 * 'default'}` and the escapes `${*}`, `${?}`, `${$}`. Undefined if a variable has no single value.
 * Such a pattern matches nothing.
 */
export function fillVariables(pattern: string, context: RequestContext): string | undefined {
  let isMissing = false
  const filled = pattern.replace(variable, (_whole, inside: string) => {
    if (inside === '*' || inside === '?') return toLiteral(inside)
    if (inside === '$') return inside
    const comma = inside.indexOf(',')
    const usual =
      comma < 0 ? undefined : /^'([^']*)'$/.exec(inside.slice(comma + 1).trimStart())?.[1]
    const key = usual === undefined ? inside : inside.slice(0, comma)
    const values = context.get(key.trim().toLowerCase())
    const value = values?.length === 1 ? values[0] : usual
    isMissing ||= value === undefined
    return toLiteral(value ?? '')
  })
  return isMissing ? undefined : filled
}

/** Whether the value matches a filled pattern, in which a remaining `*` or `?` is a wildcard. */
export const isLike = (pattern: string, value: string, caseless = false): boolean =>
  matchesPattern(pattern, toLiteral(value), caseless)

/** Whether the value equals a filled pattern, in which every character is literal. */
export const isSame = (pattern: string, value: string): boolean =>
  toLiteral(pattern) === toLiteral(value)

/**
 * Compares each of the six parts of an ARN with its own pattern. The last part may contain colons
 * (IAM User Guide, ARN condition operators).
 */
export function isArnLike(pattern: string, value: string): boolean {
  const wanted = splitArn(pattern)
  const given = splitArn(value)
  if (wanted.length !== 6 || given.length !== 6) return pattern === '*'
  return wanted.every((part, index) => isLike(part, given[index] ?? ''))
}

function splitArn(arn: string): string[] {
  const parts = arn.split(':')
  return parts.length < 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')]
}
