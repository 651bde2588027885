import { ensureGroup, ensureStream, putEvents } from '../../logs/put-events.ts'
import type { LogsState } from '../../logs/logs-state.ts'
import { regions } from '../../../world/regions.ts'
import type { ContainerRun, TaskRecord } from '../state/task-record.ts'
import type { LifecycleContext } from '../timeline/lifecycle-context.ts'
import { logsOf } from '../../logs/logs-state.ts'

interface LogTarget {
  logs: LogsState
  group: string
  createsGroup: boolean
}

/** The log group of a container. Only the awslogs driver writes to CloudWatch Logs. */
function logTarget(context: LifecycleContext, run: ContainerRun): LogTarget | undefined {
  const { logDriver, options = {} } = run.definition.logConfiguration ?? {}
  const group = options['awslogs-group']
  if (logDriver !== 'awslogs' || !group) return undefined
  const region = options['awslogs-region'] ?? context.region
  if (!regions.has(region)) return undefined
  const logs = logsOf({ world: context.world, accountId: context.accountId, region })
  return { logs, group, createsGroup: options['awslogs-create-group'] === 'true' }
}

/**
 * The name of the stream: `prefix/container-name/task-id`, or on EC2 without a prefix the Docker ID
 * (Developer Guide).
 */
function streamOf(record: TaskRecord, run: ContainerRun): string {
  const prefix = run.definition.logConfiguration?.options?.['awslogs-stream-prefix']
  if (!prefix) return run.shown.runtimeId ?? record.id
  return `${prefix}/${run.definition.name ?? ''}/${record.id}`
}

/**
 * Whether the container's log group exists. `awslogs-create-group` creates it. A container with
 * another log driver needs none.
 */
export function hasLogGroup(context: LifecycleContext, run: ContainerRun, atMs: number): boolean {
  const target = logTarget(context, run)
  if (target?.createsGroup) ensureGroup(target.logs, target.group, atMs)
  return !target || target.logs.groups.has(target.group)
}

/** Creates the stream when the container starts, before its first line. */
export function openOutput(
  context: LifecycleContext,
  record: TaskRecord,
  run: ContainerRun,
  atMs: number,
): void {
  const target = logTarget(context, run)
  const group = target?.logs.groups.get(target.group)
  if (group) ensureStream(group, streamOf(record, run), atMs)
}

/** Writes a line. It is lost if the group was deleted. */
export function writeOutput(
  context: LifecycleContext,
  record: TaskRecord,
  run: ContainerRun,
  message: string,
  atMs: number,
): void {
  const target = logTarget(context, run)
  if (!target?.logs.groups.has(target.group)) return
  const timestamp = Math.round(atMs)
  const stream = streamOf(record, run)
  putEvents(target.logs, target.group, stream, [{ timestamp, message }], timestamp)
}
