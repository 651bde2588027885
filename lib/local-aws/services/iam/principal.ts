import type { Policy } from './policy.ts'

/** An IAM user with one long-term access key. */
export interface User {
  accountId: string
  name: string
  userId: string
  accessKeyId: string
  policies: readonly Policy[]
  /** The code that the user's virtual MFA device always shows. */
  mfaCode?: string
}

export interface Role {
  accountId: string
  /** Begins and ends with a slash. */
  path: string
  name: string
  roleId: string
  description?: string
  /** Milliseconds since 1970. */
  createdAtMs: number
  maxSessionSeconds: number
  /** The text of the trust policy. GetRole shows it. */
  trustDocument: string
  trust: Policy
  policies: readonly Policy[]
  tags: Readonly<Record<string, string>>
  lastUsed?: { atMs: number; region: string }
}

/** What STS adds to the identity behind temporary credentials. */
export interface Session {
  /** Milliseconds since 1970 by the wall clock. */
  issuedAtMs: number
  expiresAtMs: number
  /** Whether the credentials were requested with MFA. */
  hasMfa: boolean
  /**
   * Session policies. Only what both they and the identity's policies allow is allowed. Absent: the
   * identity's policies decide.
   */
  policies?: readonly Policy[]
  tags: Readonly<Record<string, string>>
  /** Keys of `tags` that pass to the next role of a chain, in lower case. */
  transitiveTagKeys: readonly string[]
  sourceIdentity?: string
}

/** Who signed a request. */
export interface Principal {
  /** `user`: a long-term key. `session`: GetSessionToken. `assumed-role`: AssumeRole. */
  kind: 'user' | 'session' | 'assumed-role'
  accountId: string
  /** The ARN that GetCallerIdentity answers. */
  arn: string
  /** The ARN of the user or the role, as policies name it. */
  identityArn: string
  userId: string
  /** The user's or the role's name: how faults and counted calls name the principal. */
  name: string
  accessKeyId: string
  policies: readonly Policy[]
  /** Tags of the user or the role. */
  tags: Readonly<Record<string, string>>
  /** Absent for a long-term key. */
  session?: Session
}
