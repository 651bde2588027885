import { ensureGroup, ensureStream, putEvents } from '../../logs/put-events.ts'
import type { LogsState } from '../../logs/logs-state.ts'
import { regions } from '../../world.ts'
import type { ContainerRun, TaskRecord } from '../task-record.ts'
import type { LifecycleContext } from './lifecycle-context.ts'

const isRegion = (name: string) => regions.some(region => region === name)

interface LogTarget {
  logs: LogsState
  group: string
  stream: string
}

/**
 * Where the container's output goes: `prefix/container-name/task-id`, or on EC2 without a prefix
 * the Docker id (Developer Guide, awslogs). Only the awslogs driver can be read through Logs.
 */
function logTarget(
  context: LifecycleContext,
  record: TaskRecord,
  run: ContainerRun,
): LogTarget | undefined {
  const { logDriver, options = {} } = run.definition.logConfiguration ?? {}
  const group = options['awslogs-group']
  if (logDriver !== 'awslogs' || !group) return undefined
  const prefix = options['awslogs-stream-prefix']
  const stream = prefix
    ? `${prefix}/${run.definition.name ?? ''}/${record.id}`
    : (run.shown.runtimeId ?? record.id)
  const region = options['awslogs-region'] ?? context.region
  if (!isRegion(region)) return undefined
  return { logs: context.world.region(context.accountId, region).logs, group, stream }
}

/** The stream exists from the container's start, before its first line. */
export function openOutput(
  context: LifecycleContext,
  record: TaskRecord,
  run: ContainerRun,
  atMs: number,
): void {
  const target = logTarget(context, record, run)
  if (target) ensureStream(ensureGroup(target.logs, target.group, atMs), target.stream, atMs)
}

export function writeOutput(
  context: LifecycleContext,
  record: TaskRecord,
  run: ContainerRun,
  message: string,
  atMs: number,
): void {
  const target = logTarget(context, record, run)
  const timestamp = Math.round(atMs)
  if (target)
    putEvents(target.logs, target.group, target.stream, [{ timestamp, message }], timestamp)
}
