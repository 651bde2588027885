/** One Allow statement. `*` and `?` are wildcards in every pattern, as in IAM. */
export interface Statement {
  actions: readonly string[]
  /** Patterns of resource ARNs; absent means every resource. */
  resources?: readonly string[]
  /** Each key must be given by the call and match one of the patterns. */
  conditions?: Readonly<Record<string, readonly string[]>>
}

/** An IAM user with one long-term access key. */
export interface User {
  accountId: string
  name: string
  userId: string
  accessKeyId: string
  statements: readonly Statement[]
  /** The one code that the user's virtual MFA device ever shows. */
  mfaCode?: string
}

/** A role that every principal of its account with sts:AssumeRole may assume. */
export interface Role {
  accountId: string
  name: string
  roleId: string
  maxSessionSeconds: number
  statements: readonly Statement[]
}

/** Who signed a request. */
export interface Principal {
  /** `user`: a long-term key. `session`: GetSessionToken. `assumed-role`: AssumeRole. */
  kind: 'user' | 'session' | 'assumed-role'
  accountId: string
  /** The ARN that GetCallerIdentity answers. */
  arn: string
  userId: string
  /** The user's or the role's name: how faults and counted calls name the principal. */
  name: string
  accessKeyId: string
  statements: readonly Statement[]
  /** Milliseconds since 1970 by the wall clock; absent for a long-term key. */
  expiresAtMs?: number
}
