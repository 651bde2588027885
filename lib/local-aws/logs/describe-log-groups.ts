import type { Call, Operation } from '../operation.ts'
import { readString } from '../protocol/read-input.ts'
import { groupArn, invalidParameter, readLimit } from './log-names.ts'
import type { LogGroup } from './logs-state.ts'
import { takePage } from './take-page.ts'

export const describeLogGroups: Operation = (input, call) => {
  call.authorize('logs:DescribeLogGroups', `${groupArn(call, '')}:log-stream:*`)
  const prefix = readString(input, 'logGroupNamePrefix')
  const pattern = readString(input, 'logGroupNamePattern')
  if (prefix !== undefined && pattern !== undefined)
    throw invalidParameter('A prefix and a pattern of the log group name exclude each other.')
  const { logs } = call.world.region(call.accountId, call.region)
  const groups = [...logs.groups.values()]
    .filter(group => group.name.startsWith(prefix ?? ''))
    .filter(group => group.name.toLowerCase().includes((pattern ?? '').toLowerCase()))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
  const { page, nextToken } = takePage(groups, input, readLimit(input, 50))
  return { logGroups: page.map(group => toLogGroup(group, call)), nextToken }
}

function toLogGroup(group: LogGroup, call: Call) {
  const arn = groupArn(call, group.name)
  const sizes = [...group.streams.values()].map(stream => stream.storedBytes)
  return {
    logGroupName: group.name,
    creationTime: group.createdAtMs,
    metricFilterCount: 0,
    arn: `${arn}:*`,
    logGroupArn: arn,
    logGroupClass: 'STANDARD',
    storedBytes: sizes.reduce((sum, size) => sum + size, 0),
  }
}
