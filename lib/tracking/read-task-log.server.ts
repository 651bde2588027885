import 'server-only'
import type { TaskAddress } from '../aws/arn.ts'
import { findMissing } from '../aws/logs/log-group-reads.server.ts'
import { readLogPage } from '../aws/logs/log-reads.server.ts'
import { fail, succeed } from '../result.ts'
import type { Failure, Result } from '../result.ts'
import { toNotAllowedText } from '../settings/regions.ts'
import { findLogSource } from '../aws/log-source.ts'
import type { StreamSource } from '../aws/stream-source.ts'
import { readKnownTask } from './read-task.server.ts'
import type { LogAnswer } from '../task-view/task/task-answer.ts'
import type { TrackingContext } from './tracking-context.server.ts'

/** A page of the log has this many lines. */
const LINES = 1_000

interface LogRequest {
  container: string
  /** The `nextToken` of the page before. */
  token?: string
}

/** A page of a container's log. Undefined if this session has no such task. */
export async function readTaskLog(
  ctx: TrackingContext,
  address: TaskAddress,
  { container, token }: LogRequest,
): Promise<Result<LogAnswer | undefined>> {
  const tracked = await readKnownTask(ctx, address)
  if (!tracked.ok) return tracked
  if (!tracked.value) return succeed(undefined)
  const { definition, task } = tracked.value
  if (!definition) return fail(NO_DEFINITION)
  const source = findLogSource(definition, task, container)
  if (source.kind !== 'stream') return fail({ kind: 'invalid', message: source.text })
  const { region = address.region, group, stream } = source
  // `awslogs-region` may name any Region. Only allowed ones are called.
  if (!ctx.settings.isAllowedRegion(region)) return fail(notAllowed(region))
  const aws = { ...ctx.aws, region }
  const page = await readLogPage(aws, { group, stream, token, limit: LINES })
  if (!page.ok) {
    const missing = await findMissing(aws, group, page.failure)
    // CloudWatch Logs has no stream until the first line is written.
    if (missing === 'stream') return succeed({ events: [], source: { group, stream } })
    const message = missing ? toMissingText(missing, source) : toLogText(page.failure, group)
    return fail({ ...page.failure, message })
  }
  const { events = [], nextForwardToken } = page.value
  return succeed({
    events: events.map(({ timestamp = 0, message = '' }) => ({ timestampMs: timestamp, message })),
    nextToken: nextForwardToken,
    source: { group, stream },
  })
}

const NO_DEFINITION: Failure = {
  kind: 'invalid',
  message: 'The task definition couldn’t be read, so Slipway doesn’t know where this log is.',
}

const notAllowed = (region: string): Failure => ({
  kind: 'invalid',
  message: `The log is in another Region. ${toNotAllowedText(region)}`,
})

function toMissingText(missing: 'group' | 'either', source: StreamSource): string {
  const { group, stream, createsGroup } = source
  if (missing === 'either') return `The log group ${group} or its stream ${stream} doesn’t exist.`
  return createsGroup
    ? `The log group ${group} doesn’t exist. The next task creates it, as awslogs-create-group is set.`
    : `The log group ${group} doesn’t exist. Create it, or set awslogs-create-group.`
}

const toLogText = ({ kind, message }: Failure, group: string): string =>
  kind === 'forbidden' ? `Your credentials don’t allow logs:GetLogEvents on ${group}.` : message
