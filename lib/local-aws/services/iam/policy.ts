/** A parsed policy. `parsePolicy` reads it from JSON. */
export interface Policy {
  /**
   * The ID of the policy in a simulation: the name of an attached policy, or `PolicyInputList.1`
   * for one in the request.
   */
  id: string
  type: 'user' | 'role' | 'aws-managed' | 'none'
  statements: readonly Statement[]
}

/** Patterns that must match. With `isExcept` (NotAction, NotResource), they must not. */
export interface Patterns {
  patterns: readonly string[]
  isExcept: boolean
}

export interface Statement {
  effect: 'Allow' | 'Deny'
  actions: Patterns
  /** Absent in trust policies: their resource is the role. */
  resources?: Patterns
  /** Only in trust policies: principals by kind. `*` is everybody. */
  principals?: ReadonlyMap<string, readonly string[]>
  conditions: readonly Condition[]
  /** `${aws:username}` and the like are variables since version 2012-10-17. */
  hasVariables: boolean
}

export interface Condition {
  /** A name of `conditionOperators`. */
  operator: string
  quantifier: 'ForAllValues' | 'ForAnyValue' | undefined
  ifExists: boolean
  /** In lower case. The case of keys does not matter. */
  key: string
  /** The key as the policy writes it. */
  name: string
  values: readonly string[]
}

/** Condition keys of one request, as an operation passes them. */
export type ConditionValues = Record<string, string | string[]>

/** Condition keys in lower case, each with the values that the request has for it. */
export type RequestContext = ReadonlyMap<string, readonly string[]>

export function toContext(...parts: readonly ConditionValues[]): RequestContext {
  const entries = parts.flatMap(part => Object.entries(part))
  return new Map(entries.map(([key, value]) => [key.toLowerCase(), [value].flat()]))
}
