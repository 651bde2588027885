import type { Operation } from '../../../world/operation.ts'
import { groupArn, readGroupName, requireGroup } from '../log-names.ts'

/** With all its streams and events. */
export const deleteLogGroup: Operation = (input, call) => {
  const name = readGroupName(input)
  call.authorize('logs:DeleteLogGroup', groupArn(call, name))
  requireGroup(call, name)
  call.world.region(call.accountId, call.region).logs.groups.delete(name)
  return {}
}
