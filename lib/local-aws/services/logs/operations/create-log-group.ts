import { AwsError } from '../../../world/aws-error.ts'
import type { Operation } from '../../../world/operation.ts'
import { readString } from '../../../http/protocol/read-input.ts'
import { groupArn, invalidParameter, readGroupName } from '../log-names.ts'
import { logGroupClasses, logsOf } from '../logs-state.ts'
import { ensureGroup } from '../put-events.ts'
import { readEnum } from '../read-enum.ts'

/** Names that begin with `aws/` are AWS's own (API Reference, CreateLogGroup). */
export const createLogGroup: Operation = (input, call) => {
  const name = readGroupName(input)
  const logGroupClass = readEnum(input, 'logGroupClass', logGroupClasses)
  const kmsKeyId = readString(input, 'kmsKeyId')
  call.authorize('logs:CreateLogGroup', groupArn(call, name))
  if (name.startsWith('aws/'))
    throw invalidParameter("Log groups starting with 'aws/' are reserved for AWS.")
  const logs = logsOf(call)
  if (logs.groups.has(name))
    throw new AwsError('ResourceAlreadyExistsException', 'The specified log group already exists')
  ensureGroup(logs, name, call.world.clock.now(), {
    ...(logGroupClass && { logGroupClass }),
    ...(kmsKeyId && { kmsKeyId }),
  })
  return {}
}
