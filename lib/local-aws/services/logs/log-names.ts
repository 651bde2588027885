import { AwsError } from '../../world/aws-error.ts'
import type { Call } from '../../world/operation.ts'
import { readInteger, readString } from '../../http/protocol/read-input.ts'
import type { LogGroup, LogStream } from './logs-state.ts'
import { logsOf } from './logs-state.ts'

type Input = Record<string, unknown>

export const invalidParameter = (message: string) =>
  new AwsError('InvalidParameterException', message)

/** An error in the form of AWS's own checks of a request. */
export const invalidMember = (member: string, value: string, constraint: string) =>
  invalidParameter(
    `1 validation error detected: Value ${value} at '${member}' failed to satisfy constraint: ${constraint}`,
  )

const notNull = (member: string) => invalidMember(member, 'null', 'Member must not be null')

/** The group that an operation names by `logGroupName` alone. */
export function readGroupName(input: Input): string {
  const name = readString(input, 'logGroupName')
  if (name === undefined) throw notNull('logGroupName')
  return checkGroupName(name, 'logGroupName')
}

/**
 * Reads the group that a request names, by name or ARN. An ARN of another account or Region names a
 * group that does not exist here. An ARN that ends in `:*` is refused (API Reference,
 * GetLogEvents).
 */
export function readGroupIdentifier(input: Input, { accountId, region }: Call): string {
  const name = readString(input, 'logGroupName')
  const identifier = readString(input, 'logGroupIdentifier')
  if (name !== undefined && identifier !== undefined)
    throw invalidParameter('LogGroupName and LogGroupIdentifier cannot be specified together.')
  if (name !== undefined) return checkGroupName(name, 'logGroupName')
  if (identifier === undefined)
    throw invalidParameter('Either LogGroupName or LogGroupIdentifier must be specified.')
  return toGroupName(identifier, `arn:aws:logs:${region}:${accountId}:log-group:`)
}

export function toGroupName(identifier: string, ownPrefix: string): string {
  if (!/^[\w#+=/:,.@-]{1,2048}$/.test(identifier))
    throw invalidMember(
      'logGroupIdentifier',
      `'${identifier}'`,
      'Member must satisfy regular expression pattern: [\\w#+=/:,.@-]*',
    )
  if (!identifier.startsWith('arn:')) return checkGroupName(identifier, 'logGroupIdentifier')
  if (!identifier.startsWith(ownPrefix)) throw noSuchGroup()
  return checkGroupName(identifier.slice(ownPrefix.length), 'logGroupIdentifier')
}

/** 1-512 letters, digits, `_`, `-`, `/`, `.`, `#` (API Reference, CreateLogGroup). */
export function checkGroupName(name: string, member: string): string {
  checkLength(name, member)
  if (/^[.\-_/#A-Za-z0-9]+$/.test(name)) return name
  throw invalidMember(
    member,
    `'${name}'`,
    'Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+',
  )
}

/** 1-512 characters without `:` and `*` (API Reference, CreateLogStream). */
export function readStreamName(input: Input, member = 'logStreamName'): string {
  const name = readString(input, member)
  if (name === undefined) throw notNull(member)
  checkLength(name, member)
  if (/^[^:*]+$/.test(name)) return name
  throw invalidMember(member, `'${name}'`, 'Member must satisfy regular expression pattern: [^:*]*')
}

function checkLength(name: string, member: string): void {
  if (name === '')
    throw invalidMember(member, "''", 'Member must have length greater than or equal to 1')
  if (name.length > 512)
    throw invalidMember(member, `'${name}'`, 'Member must have length less than or equal to 512')
}

/** `limit`, from 1 to `high`. */
export function readLimit(input: Input, high: number): number {
  const limit = readInteger(input, 'limit') ?? high
  const value = `'${limit}'`
  if (limit < 1)
    throw invalidMember('limit', value, 'Member must have value greater than or equal to 1')
  if (limit > high)
    throw invalidMember('limit', value, `Member must have value less than or equal to ${high}`)
  return limit
}

/** `startTime` or `endTime`, in milliseconds since 1970. */
export function readTime(input: Input, member: 'startTime' | 'endTime'): number | undefined {
  const timeMs = readInteger(input, member)
  if (timeMs === undefined || timeMs >= 0) return timeMs
  throw invalidMember(member, `'${timeMs}'`, 'Member must have value greater than or equal to 0')
}

const noSuchGroup = () =>
  new AwsError('ResourceNotFoundException', 'The specified log group does not exist.')

export const noSuchStream = () =>
  new AwsError('ResourceNotFoundException', 'The specified log stream does not exist.')

export function requireGroup(call: Call, name: string): LogGroup {
  const group = logsOf(call).groups.get(name)
  if (group) return group
  throw noSuchGroup()
}

export function requireStream(group: LogGroup, name: string): LogStream {
  const stream = group.streams.get(name)
  if (stream) return stream
  throw noSuchStream()
}

export function groupArn({ region, accountId }: Call, groupName: string): string {
  return `arn:aws:logs:${region}:${accountId}:log-group:${groupName}`
}

export function streamArn(call: Call, groupName: string, streamName: string): string {
  return `${groupArn(call, groupName)}:log-stream:${streamName}`
}
