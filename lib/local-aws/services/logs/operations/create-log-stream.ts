import { AwsError } from '../../../world/aws-error.ts'
import type { Operation } from '../../../world/operation.ts'
import { readGroupName, readStreamName, requireGroup, streamArn } from '../log-names.ts'
import { ensureStream } from '../put-events.ts'

export const createLogStream: Operation = (input, call) => {
  const groupName = readGroupName(input)
  const name = readStreamName(input)
  call.authorize('logs:CreateLogStream', streamArn(call, groupName, name))
  const group = requireGroup(call, groupName)
  if (group.streams.has(name))
    throw new AwsError('ResourceAlreadyExistsException', 'The specified log stream already exists')
  ensureStream(group, name, call.world.clock.now())
  return {}
}
