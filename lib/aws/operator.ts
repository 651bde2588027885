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
