import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  GetLogEventsCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs'
import type { GetLogEventsCommandInput } from '@aws-sdk/client-cloudwatch-logs'
import { createStillClock } from '../world/clock.ts'
import { startLocalAws } from '../start-local-aws.ts'
import { clientOptions } from './client-options.ts'

const startMs = Date.UTC(2026, 10, 23)

/** An endpoint with one log group, a stream of it, and what tests do with them. */
export async function startLogStream() {
  const clock = createStillClock(startMs)
  const local = await startLocalAws({ clock, seed: 'none', strict: false })
  const logs = new CloudWatchLogsClient(clientOptions(local))
  const named = { logGroupName: '/test/group', logStreamName: 'app/web/1' }
  await logs.send(new CreateLogGroupCommand({ logGroupName: named.logGroupName }))
  const addStream = (logStreamName: string) =>
    logs.send(new CreateLogStreamCommand({ ...named, logStreamName }))
  await addStream(named.logStreamName)
  /** Events at so many milliseconds after the start. */
  const putAt = (offsetsMs: readonly number[], logStreamName = named.logStreamName) =>
    logs.send(
      new PutLogEventsCommand({
        ...named,
        logStreamName,
        logEvents: offsetsMs.map(offsetMs => ({
          timestamp: startMs + offsetMs,
          message: `at ${offsetMs}`,
        })),
      }),
    )
  const get = async (input: Partial<GetLogEventsCommandInput> = {}) => {
    const answer = await logs.send(new GetLogEventsCommand({ ...named, ...input }))
    return { ...answer, messages: (answer.events ?? []).map(event => event.message) }
  }
  return { ...local, logs, clock, startMs, named, addStream, putAt, get }
}
