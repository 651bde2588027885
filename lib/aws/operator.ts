/** Who is signed in, as every page may know it. Times are ISO 8601. */
export interface Operator {
  sid: string
  accountId: string
  principalArn: string
  /** What a colleague calls them: the user's name, or the name of the role's session. */
  name: string
  region: string
  /** Undefined where a pasted session token does not tell. */
  expiresAt?: string
}

/** `arn:aws:sts::1:assumed-role/ops/alice` is alice; `arn:aws:iam::1:user/team/bob` is bob. */
export const principalNameOf = (principalArn: string): string =>
  principalArn.slice(Math.max(principalArn.lastIndexOf('/'), principalArn.lastIndexOf(':')) + 1)
