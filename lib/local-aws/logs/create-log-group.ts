import { AwsError } from '../aws-error.ts'
import type { Operation } from '../operation.ts'
import { groupArn, readGroupName } from './log-names.ts'
import { ensureGroup } from './put-events.ts'

export const createLogGroup: Operation = (input, call) => {
  const name = readGroupName(input)
  call.authorize('logs:CreateLogGroup', groupArn(call, name))
  const { logs } = call.world.region(call.accountId, call.region)
  if (logs.groups.has(name))
    throw new AwsError('ResourceAlreadyExistsException', 'The specified log group already exists')
  ensureGroup(logs, name, call.world.clock.now())
  return {}
}
