import 'server-only'
import type { TaskAddress } from '../aws/arn.ts'
import type { TrackedTask } from '../task-view/tracked-task.ts'
import { readLogPage } from '../aws/logs/log-reads.server.ts'
import { fail, succeed } from '../result.ts'
import type { Failure, Result } from '../result.ts'
import { toNotAllowedText } from '../settings/regions.ts'
import { findLogSource } from '../task-view/awslogs.ts'
import type { LogSource } from '../task-view/awslogs.ts'
import { readKnownTask } from './read-task.server.ts'
import type { LogAnswer } from '../task-view/task-answer.ts'
import type { TrackingContext } from './tracking-context.server.ts'

/** How many lines a page of the log holds. */
const LINES = 1_000

interface LogRequest {
  container: string
  /** What the page before gave as `nextToken`. */
  token?: string
}

/** A page of a container's log; undefined where there is no such task for this session. */
export async function readTaskLog(
  ctx: TrackingContext,
  address: TaskAddress,
  { container, token }: LogRequest,
): Promise<Result<LogAnswer | undefined>> {
  const tracked = await readKnownTask(ctx, address)
  if (!tracked.ok) return tracked
  if (!tracked.value) return succeed(undefined)
  const source = sourceOf(tracked.value, container, address.taskId)
  if (source.kind !== 'awslogs') return fail(explainSource(source))
  const { region = address.region, group, stream } = source
  // `awslogs-region` may name any Region; only allowed ones are called.
  if (!ctx.settings.isAllowedRegion(region)) return fail(notAllowed(region))
  const page = await readLogPage({ ...ctx.aws, region }, { group, stream, token, limit: LINES })
  if (!page.ok && isUnwritten(page.failure))
    return succeed({ events: [], source: { group, stream } })
  if (!page.ok) return fail(inWordsOfLogs(page.failure, group))
  const { events = [], nextForwardToken } = page.value
  return succeed({
    events: events.map(({ timestamp = 0, message = '' }) => ({ timestampMs: timestamp, message })),
    nextToken: nextForwardToken,
    source: { group, stream },
  })
}

const sourceOf = (tracked: TrackedTask, container: string, taskId: string): LogSource =>
  tracked.definition
    ? findLogSource(tracked.definition, { container, taskId })
    : { kind: 'other', driver: undefined }

const notAllowed = (region: string): Failure => ({
  kind: 'invalid',
  message: `The log is in another Region. ${toNotAllowedText(region)}`,
})

function explainSource(source: Exclude<LogSource, { kind: 'awslogs' }>): Failure {
  if (source.kind === 'docker-id') {
    const message =
      'The log stream carries the Docker container id, as awslogs-stream-prefix is not set. Look for it in CloudWatch Logs.'
    return { kind: 'invalid', message }
  }
  const driver = source.driver ? `the log driver ${source.driver}` : 'no log driver'
  return {
    kind: 'invalid',
    message: `This container has ${driver}, which CloudWatch Logs does not hold. Look where it writes to.`,
  }
}

/** The stream comes with the first line that is written to it. */
const isUnwritten = ({ code, detail = '' }: Failure): boolean =>
  code === 'ResourceNotFoundException' && /log stream/i.test(detail)

function inWordsOfLogs(failure: Failure, group: string): Failure {
  if (failure.kind === 'forbidden') {
    return { ...failure, message: `Your credentials do not allow logs:GetLogEvents on ${group}.` }
  }
  if (failure.code !== 'ResourceNotFoundException') return failure
  const message = `The log group ${group} does not exist. Create it, or set awslogs-create-group.`
  return { ...failure, message }
}
