import type { TaskStopCode } from '@aws-sdk/client-ecs'
import type { TaskRecord } from '../state/task-record.ts'
import { toEpochSeconds } from '../state/wire.ts'
import { cutReason } from './cut-reason.ts'
import { countVersion, pickMs, planStep } from '../timeline/lifecycle-context.ts'
import type { LifecycleContext } from '../timeline/lifecycle-context.ts'
import { lifecycleDurations } from '../timeline/lifecycle-durations.ts'
import type { TaskStep } from '../state/task-step.ts'
import { isAwsvpc } from '../state/task-record.ts'

export interface StopCause {
  code: TaskStopCode
  reason: string
}

const isOfContainer = (step: TaskStep) => 'container' in step && step.kind !== 'start-timeout'

/**
 * Begins to stop a task. The task shows its desired status at once, and its states follow. A task
 * whose containers never ran goes straight to releasing its network.
 */
export function beginStop(
  context: LifecycleContext,
  record: TaskRecord,
  cause: StopCause,
  atMs: number,
): void {
  Object.assign(record.shown, {
    desiredStatus: 'STOPPED',
    stopCode: cause.code,
    stoppedReason: cutReason(cause.reason),
  })
  const ran = record.containers.some(({ phase }) => phase !== 'waiting')
  // A task that never connected has no time at which its execution stopped.
  if (!ran && record.shown.connectivityAt !== undefined)
    record.shown.executionStoppedAt ??= toEpochSeconds(atMs)
  countVersion(record)
  context.state.tasks.moved(record)
  record.steps = ran ? record.steps.filter(isOfContainer) : []
  delete record.heldSteps
  if (ran) planStopping(context, record, atMs)
  else planEnd(context, record, atMs)
}

function planStopping(context: LifecycleContext, record: TaskRecord, atMs: number): void {
  const durations = lifecycleDurations[record.platform]
  const [range, status] = isAwsvpc(record)
    ? ([durations.deactivate, 'DEACTIVATING'] as const)
    : ([durations.stop, 'STOPPING'] as const)
  planStep(record, atMs + pickMs(context, range), { kind: 'status', status })
}

/** Plans the end after the last container: the network is released, then the task is STOPPED. */
export function planEnd(context: LifecycleContext, record: TaskRecord, atMs: number): void {
  const durations = lifecycleDurations[record.platform]
  const [range, status] = isAwsvpc(record)
    ? ([durations.deprovision, 'DEPROVISIONING'] as const)
    : ([durations.finish, 'STOPPED'] as const)
  planStep(record, atMs + pickMs(context, range), { kind: 'status', status })
}
