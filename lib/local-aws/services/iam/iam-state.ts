import { createHash } from 'node:crypto'
import { demoUsers } from './known-principals.ts'
import { demoRoles } from './known-roles.ts'
import type { Principal, Role, User } from './principal.ts'
import { stateSinceStart } from '../../world/state.ts'
import { outsiderAccountId } from '../../world/world.ts'

/** Temporary credentials that STS handed out. */
export interface IssuedSession {
  secretAccessKey: string
  sessionToken: string
  principal: Principal
}

export interface IamState {
  /** By access key id. */
  users: Map<string, User>
  /** By ARN. */
  roles: Map<string, Role>
  /** By access key id. */
  sessions: Map<string, IssuedSession>
}

/**
 * Identities of all accounts. Sessions that STS handed out outlive a reset, because their owners are
 * still signed in.
 */
export const iamOf = stateSinceStart(({ account: accountId }): IamState => {
  const users = demoUsers(accountId, outsiderAccountId).map(user => ({
    ...user,
    userId: identifier('AIDA', `${user.accountId}/${user.name}`),
  }))
  const roles = demoRoles(accountId, outsiderAccountId).map(role => ({
    ...role,
    roleId: identifier('AROA', `${role.accountId}/${role.name}`),
  }))
  return {
    users: new Map(users.map(user => [user.accessKeyId, user])),
    roles: new Map(roles.map(role => [roleArn(role), role])),
    sessions: new Map(),
  }
})

export const roleArn = (role: { accountId: string; path: string; name: string }) =>
  `arn:aws:iam::${role.accountId}:role${role.path}${role.name}`

export const userArn = (user: { accountId: string; name: string }) =>
  `arn:aws:iam::${user.accountId}:user/${user.name}`

export const mfaSerialNumber = (user: User) => `arn:aws:iam::${user.accountId}:mfa/${user.name}`

/** The documented secret of a known key: its ID in lower case, twice. */
export const secretOf = (accessKeyId: string) => accessKeyId.toLowerCase().repeat(2)

export function userPrincipal(user: User): Principal {
  return {
    kind: 'user',
    accountId: user.accountId,
    arn: userArn(user),
    identityArn: userArn(user),
    userId: user.userId,
    name: user.name,
    accessKeyId: user.accessKeyId,
    policies: user.policies,
    tags: {},
  }
}

/** A unique ID as IAM makes it: a prefix of four letters and 17 characters of base 32. */
function identifier(prefix: string, of: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const digest = createHash('sha256').update(of).digest()
  return prefix + [...digest.subarray(0, 17)].map(byte => alphabet[byte % 32]).join('')
}
