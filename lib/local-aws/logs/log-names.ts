import { AwsError } from '../aws-error.ts'
import type { Call } from '../operation.ts'
import { readInteger, readString } from '../protocol/read-input.ts'
import type { LogGroup, LogStream } from './logs-state.ts'

type Input = Record<string, unknown>

export const invalidParameter = (message: string) =>
  new AwsError('InvalidParameterException', message)

/** The group that a request names, by name or, where the operation takes it, by ARN. */
export function readGroupName(input: Input): string {
  const name = readString(input, 'logGroupName')
  const identifier = readString(input, 'logGroupIdentifier')
  if (name !== undefined && identifier !== undefined)
    throw invalidParameter('LogGroupName and LogGroupIdentifier cannot be specified together.')
  const given = name ?? identifier
  if (given === undefined) throw notNull('logGroupName')
  return checkGroupName(given.replace(/^arn:aws:logs:[^:]*:\d*:log-group:/, ''))
}

/** 1-512 letters, digits, `_`, `-`, `/`, `.`, `#` (API Reference, CreateLogGroup). */
function checkGroupName(name: string): string {
  if (/^[.\-_/#A-Za-z0-9]{1,512}$/.test(name)) return name
  throw invalidParameter(
    `1 validation error detected: Value at 'logGroupName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+`,
  )
}

/** 1-512 characters without `:` and `*` (API Reference, CreateLogStream). */
export function readStreamName(input: Input): string {
  const name = readString(input, 'logStreamName')
  if (name === undefined) throw notNull('logStreamName')
  if (/^[^:*]{1,512}$/.test(name)) return name
  throw invalidParameter(
    `1 validation error detected: Value at 'logStreamName' failed to satisfy constraint: Member must satisfy regular expression pattern: [^:*]*`,
  )
}

/** `limit`, from 1 to `high`. */
export function readLimit(input: Input, high: number): number {
  const limit = readInteger(input, 'limit') ?? high
  if (limit >= 1 && limit <= high) return limit
  throw invalidParameter(
    `1 validation error detected: Value '${limit}' at 'limit' failed to satisfy constraint: Member must be between 1 and ${high}`,
  )
}

const notNull = (member: string) =>
  invalidParameter(
    `1 validation error detected: Value null at '${member}' failed to satisfy constraint: Member must not be null`,
  )

export function requireGroup(call: Call, name: string): LogGroup {
  const group = call.world.region(call.accountId, call.region).logs.groups.get(name)
  if (group) return group
  throw new AwsError('ResourceNotFoundException', 'The specified log group does not exist.')
}

export function requireStream(group: LogGroup, name: string): LogStream {
  const stream = group.streams.get(name)
  if (stream) return stream
  throw new AwsError('ResourceNotFoundException', 'The specified log stream does not exist.')
}

export function groupArn({ region, accountId }: Call, groupName: string): string {
  return `arn:aws:logs:${region}:${accountId}:log-group:${groupName}`
}

export function streamArn(call: Call, groupName: string, streamName: string): string {
  return `${groupArn(call, groupName)}:log-stream:${streamName}`
}
