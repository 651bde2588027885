import type { Operation } from '../../../world/operation.ts'
import {
  readGroupName,
  readStreamName,
  requireGroup,
  requireStream,
  streamArn,
} from '../log-names.ts'
import { removeSorted } from '../sorted-names.ts'

/** API Reference, DeleteLogStream: deletes all events, too. */
export const deleteLogStream: Operation = (input, call) => {
  const groupName = readGroupName(input)
  const name = readStreamName(input)
  call.authorize('logs:DeleteLogStream', streamArn(call, groupName, name))
  const group = requireGroup(call, groupName)
  requireStream(group, name)
  group.streams.delete(name)
  removeSorted(group.streamNames, name)
  return {}
}
