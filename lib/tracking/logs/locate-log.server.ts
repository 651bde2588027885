import 'server-only'
import type { Task } from '@aws-sdk/client-ecs'
import { nameOfArn, toArn } from '../../aws/arn.ts'
import type { TaskAddress } from '../../aws/arn.ts'
import type { AwsAccess } from '../../aws/clients.server.ts'
import { findLogSource } from '../../aws/log-source.ts'
import type { TimeRange } from '../../aws/logs/log-reads.server.ts'
import type { StreamSource } from '../../aws/stream-source.ts'
import { fail, succeed } from '../../result.ts'
import type { Failure, Result } from '../../result.ts'
import { toNotAllowedText } from '../../settings/regions.ts'
import { isStopped } from '../../task-view/status-view.ts'
import type { TrackedTask } from '../../task-view/tracked-task.ts'
import { readKnownTask } from '../read-task.server.ts'
import type { TrackingContext } from '../tracking-context.server.ts'
import { toMessageReader } from './firelens-record.ts'
import { SETTLE_MS } from './log-poll-policy.ts'
import type { ReadMessage } from './to-stream-page.ts'

/** A container's log in CloudWatch Logs. */
export interface LogPlace extends StreamSource {
  container: string
  /** Of the task definition. */
  family: string
  region: string
  /** Proofs and pages are kept by it. */
  streamArn: string
  /** The session's credentials in the log's Region. */
  aws: AwsAccess
  /** When the task wrote to the stream, where other tasks do so as well. */
  range: TimeRange
  readMessage: ReadMessage
  /** What makes `readMessage` and the range differ from those of others who read the same stream. */
  readerKey: string
  /** Whether lines may still come. */
  isLive: boolean
  /** Whether the container ran, as far as ECS says. */
  hasRun: boolean
}

/** Where a container's log is. Undefined if this session has no such task. */
export async function locateLog(
  ctx: TrackingContext,
  address: TaskAddress,
  container: string,
): Promise<Result<LogPlace | undefined>> {
  const found = await locateLogs(ctx, address, [container])
  return found.ok ? succeed(found.value?.[0]) : found
}

/** The same for several containers of a task. */
export async function locateLogs(
  ctx: TrackingContext,
  address: TaskAddress,
  containers: readonly string[],
): Promise<Result<LogPlace[] | undefined>> {
  const tracked = await readKnownTask(ctx, address)
  if (!tracked.ok) return tracked
  if (!tracked.value) return succeed(undefined)
  const places: LogPlace[] = []
  for (const container of containers) {
    const place = toLogPlace(ctx, address, tracked.value, container)
    if (!place.ok) return place
    places.push(place.value)
  }
  return succeed(places)
}

function toLogPlace(
  ctx: TrackingContext,
  { region: taskRegion, accountId, taskId }: TaskAddress,
  tracked: TrackedTask,
  container: string,
): Result<LogPlace> {
  const { definition, task } = tracked
  if (!definition) return fail(NO_DEFINITION)
  const source = findLogSource(definition, task, container)
  if (source.kind !== 'stream') return fail({ kind: 'invalid', message: source.text })
  const { region = taskRegion, group, stream } = source
  // The definition may name any Region. Only allowed ones are called.
  if (!ctx.settings.isAllowedRegion(region)) return fail(notAllowed(region))
  const { runtimeId, exitCode } = task.containers?.find(({ name }) => name === container) ?? {}
  const range = source.sharedBy === 'tasks' ? toRange(task) : {}
  const isFiltered = source.isWrapped && source.sharedBy !== undefined
  const reader = [source.isWrapped, range.startMs, range.endMs, isFiltered && [taskId, container]]
  const resource = `log-group:${group}:log-stream:${stream}`
  return succeed({
    ...source,
    container,
    family: definition.family ?? '',
    region,
    streamArn: toArn({ service: 'logs', region, accountId, resource }),
    aws: { ...ctx.aws, region },
    range,
    readMessage: toMessageReader(source, {
      container,
      taskId,
      definition: nameOfArn(task.taskDefinitionArn ?? ''),
      runtimeId,
    }),
    readerKey: JSON.stringify(reader),
    isLive: isLive(tracked, ctx.now().getTime()),
    hasRun: runtimeId !== undefined || exitCode !== undefined,
  })
}

function isLive({ task, freshness }: TrackedTask, nowMs: number): boolean {
  if (!isStopped(task.lastStatus)) return freshness.kind !== 'forgotten'
  const stoppedMs = toMs(task.stoppedAt)
  return stoppedMs !== undefined && nowMs - stoppedMs < SETTLE_MS
}

function toRange({ createdAt, stoppedAt }: Task): TimeRange {
  const stoppedMs = toMs(stoppedAt)
  return { startMs: toMs(createdAt), endMs: stoppedMs && stoppedMs + SETTLE_MS }
}

/** A time of ECS is a `Date`, or text in a state that was stored. */
function toMs(time: Date | string | undefined): number | undefined {
  const ms = new Date(time ?? NaN).getTime()
  return Number.isFinite(ms) ? ms : undefined
}

const NO_DEFINITION: Failure = {
  kind: 'invalid',
  message: 'The task definition couldn’t be read, so Slipway doesn’t know where this log is.',
}

const notAllowed = (region: string): Failure => ({
  kind: 'invalid',
  message: `The log is in another Region. ${toNotAllowedText(region)}`,
})
