import 'server-only'
import { FilterLogEventsCommand, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs'
import type {
  FilterLogEventsCommandOutput,
  GetLogEventsCommandOutput,
} from '@aws-sdk/client-cloudwatch-logs'
import { callAws } from '../call-aws.server.ts'
import { logsClient } from '../clients.server.ts'
import type { AwsAccess } from '../clients.server.ts'
import type { Result } from '../../result.ts'

/** Epoch milliseconds; the end is not included. */
export interface TimeRange {
  startMs?: number
  endMs?: number
}

export interface LogPageQuery extends TimeRange {
  group: string
  stream: string
  /** Events after the place that is named, or those before it. */
  direction: 'forward' | 'backward'
  /** A token of this direction. Without one the oldest events come, or the newest ones. */
  token?: string
  limit: number
}

/** Whoever polls tries again anyway, and a throttled call is not to be sent three times. */
const ONE_ATTEMPT = { maxAttempts: 1 }

/**
 * A page of a stream's events, oldest first, 1 MB at most. At the end of the stream the token stays the
 * same. A forward token needs `startFromHead` (API Reference, GetLogEvents).
 */
export const readLogPage = (
  access: AwsAccess,
  { group, stream, token, direction, limit, startMs, endMs }: LogPageQuery,
): Promise<Result<GetLogEventsCommandOutput>> =>
  callAws(() =>
    logsClient({ ...access, ...ONE_ATTEMPT }).send(
      new GetLogEventsCommand({
        logGroupName: group,
        logStreamName: stream,
        nextToken: token,
        startFromHead: direction === 'forward',
        startTime: startMs,
        endTime: endMs,
        limit,
      }),
    ),
  )

export interface LogSearchQuery extends TimeRange {
  group: string
  stream: string
  /** In the syntax of filter patterns (CloudWatch Logs User Guide, "Filter pattern syntax"). */
  pattern: string
  token?: string
  limit: number
}

/** The events of a stream that match. A page can be empty without being the last (API Reference, FilterLogEvents). */
export const filterLog = (
  access: AwsAccess,
  { group, stream, pattern, token, limit, startMs, endMs }: LogSearchQuery,
): Promise<Result<FilterLogEventsCommandOutput>> =>
  callAws(() =>
    logsClient({ ...access, ...ONE_ATTEMPT }).send(
      new FilterLogEventsCommand({
        logGroupName: group,
        logStreamNames: [stream],
        filterPattern: pattern,
        nextToken: token,
        startTime: startMs,
        // Here the end is included (API Reference, FilterLogEvents).
        endTime: endMs === undefined ? undefined : endMs - 1,
        limit,
      }),
    ),
  )
