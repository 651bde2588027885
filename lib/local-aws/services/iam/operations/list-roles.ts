import { readString } from '../../../http/protocol/read-input.ts'
import { checkConstraints } from '../../../world/check-constraints.ts'
import { toMarkedPage } from './marked-page.ts'
import { toListedRole } from './role-output.ts'
import { iamOf } from '../iam-state.ts'
import type { SignedOperation } from '../signed-call.ts'

/** API Reference, ListRoles: the account's roles by name, optionally below a path. */
export const listRoles: SignedOperation = (input, call) => {
  const pathPrefix = readString(input, 'PathPrefix')
  const constraint = { least: 1, most: 512, pattern: '\\u002F[\\u0021-\\u007F]*' }
  checkConstraints([{ member: 'pathPrefix', value: pathPrefix, constraint }])
  const prefix = pathPrefix ?? '/'
  call.authorize('iam:ListRoles', `arn:aws:iam::${call.accountId}:role${prefix}`)
  const roles = [...iamOf(call.world).roles.values()]
    .filter(role => role.accountId === call.accountId && role.path.startsWith(prefix))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
  const { items, paging } = toMarkedPage(roles, input)
  return { Roles: items.map(toListedRole), ...paging }
}
