import { commonError } from '../../world/common-error.ts'
import { iamOf, secretOf, userPrincipal } from '../../services/iam/iam-state.ts'
import type { Principal } from '../../services/iam/principal.ts'
import type { ServiceName } from '../../world/service.ts'
import type { World } from '../../world/world.ts'

export interface Credentials {
  principal: Principal
  /** Absent for an unknown key on an open endpoint. Its signature cannot be checked. */
  secretAccessKey?: string
}

/** Throws `AwsError` for an unknown key, a key with the wrong token, and an expired session. */
export function findCredentials(
  world: World,
  service: ServiceName,
  accessKeyId: string,
  sessionToken: string | undefined,
): Credentials {
  const session = iamOf(world).sessions.get(accessKeyId)
  if (session) {
    if (session.sessionToken !== sessionToken) throw commonError(service, 'unknownKey')
    if ((session.principal.session?.expiresAtMs ?? Infinity) <= world.wallNow())
      throw commonError(service, 'expiredToken')
    return session
  }
  const user = iamOf(world).users.get(accessKeyId)
  if (user && sessionToken === undefined)
    return { principal: userPrincipal(user), secretAccessKey: secretOf(accessKeyId) }
  if (world.options.open) return { principal: openPrincipal(world, accessKeyId) }
  throw commonError(service, 'unknownKey')
}

function openPrincipal(world: World, accessKeyId: string): Principal {
  for (const user of iamOf(world).users.values())
    if (user.name === 'operator' && user.accountId === world.options.account)
      return { ...userPrincipal(user), accessKeyId }
  throw new Error('The first account has no operator')
}
