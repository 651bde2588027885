import type { Call, Operation } from '../../../world/operation.ts'
import { readString, readStrings } from '../../../http/protocol/read-input.ts'
import { checkGroupName, groupArn, invalidParameter, readLimit, toGroupName } from '../log-names.ts'
import { logGroupClasses, logsOf } from '../logs-state.ts'
import type { LogGroup } from '../logs-state.ts'
import { readEnum } from '../read-enum.ts'
import { takePage } from '../take-page.ts'

/**
 * API Reference, DescribeLogGroups: in ASCII order. A pattern is a part of the name; its case
 * matters.
 */
export const describeLogGroups: Operation = (input, call) => {
  call.authorize('logs:DescribeLogGroups', `${groupArn(call, '')}:log-stream:*`)
  const prefix = readString(input, 'logGroupNamePrefix')
  const pattern = readString(input, 'logGroupNamePattern')
  if (prefix !== undefined) checkGroupName(prefix, 'logGroupNamePrefix')
  if (pattern) checkGroupName(pattern, 'logGroupNamePattern')
  if (prefix !== undefined && pattern !== undefined)
    throw invalidParameter(
      'LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.',
    )
  const logGroupClass = readEnum(input, 'logGroupClass', logGroupClasses)
  const named = readIdentifiers(input, call)
  if (named && (prefix ?? pattern ?? logGroupClass) !== undefined)
    throw invalidParameter('LogGroupIdentifiers cannot be combined with other filters.')
  const logs = logsOf(call)
  const groups = [...logs.groups.values()]
    .filter(({ name }) => name.startsWith(prefix ?? '') && name.includes(pattern ?? ''))
    .filter(group => logGroupClass === undefined || group.logGroupClass === logGroupClass)
    .filter(({ name }) => named?.has(name) ?? true)
    .sort((one, other) => (one.name < other.name ? -1 : 1))
  const { page, nextToken } = takePage(groups, input, {
    limit: readLimit(input, 50),
    nameOf: group => group.name,
    nowMs: call.world.clock.now(),
  })
  return { logGroups: page.map(group => toLogGroup(group, call)), nextToken }
}

function readIdentifiers(input: Record<string, unknown>, call: Call): Set<string> | undefined {
  const identifiers = readStrings(input, 'logGroupIdentifiers')
  const ownPrefix = groupArn(call, '')
  return identifiers && new Set(identifiers.map(one => toGroupName(one, ownPrefix)))
}

function toLogGroup(group: LogGroup, call: Call) {
  const arn = groupArn(call, group.name)
  return {
    logGroupName: group.name,
    creationTime: group.createdAtMs,
    metricFilterCount: 0,
    arn: `${arn}:*`,
    logGroupArn: arn,
    logGroupClass: group.logGroupClass,
    storedBytes: group.storedBytes,
    kmsKeyId: group.kmsKeyId,
    deletionProtectionEnabled: false,
  }
}
