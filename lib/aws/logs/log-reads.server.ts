import 'server-only'
import { GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs'
import type { GetLogEventsCommandOutput } from '@aws-sdk/client-cloudwatch-logs'
import { callAws } from '../call-aws.server.ts'
import { logsClient } from '../clients.server.ts'
import type { AwsAccess } from '../clients.server.ts'
import type { Result } from '../../result.ts'

export interface LogPageQuery {
  group: string
  stream: string
  /** `nextForwardToken` of the page before; without one the newest events come. */
  token?: string
  limit: number
}

/**
 * A page of a stream's events, oldest first. At the end of the stream the token stays the same,
 * and it goes forward only with `startFromHead` (API Reference, GetLogEvents).
 */
export const readLogPage = (
  access: AwsAccess,
  { group, stream, token, limit }: LogPageQuery,
): Promise<Result<GetLogEventsCommandOutput>> =>
  callAws(() =>
    logsClient(access).send(
      new GetLogEventsCommand({
        logGroupName: group,
        logStreamName: stream,
        nextToken: token,
        startFromHead: token !== undefined,
        limit,
      }),
    ),
  )
