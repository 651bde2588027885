import type { Operation } from '../../../world/operation.ts'
import { groupArn, readGroupName, requireGroup } from '../log-names.ts'
import { logsOf } from '../logs-state.ts'

/** API Reference, DeleteLogGroup: deletes all streams and events, too. */
export const deleteLogGroup: Operation = (input, call) => {
  const name = readGroupName(input)
  call.authorize('logs:DeleteLogGroup', groupArn(call, name))
  requireGroup(call, name)
  logsOf(call).groups.delete(name)
  return {}
}
