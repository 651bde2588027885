import type { TaskStopCode } from '@aws-sdk/client-ecs'
import type { TermAnswer } from '../../commands/command-script.ts'
import type { ContainerRun, TaskRecord } from '../task-record.ts'
import { markChanged, pickMs, planStep, scaleMs } from './lifecycle-context.ts'
import type { LifecycleContext } from './lifecycle-context.ts'
import { lifecycleDurations } from './lifecycle-durations.ts'
import type { TaskStep } from './task-step.ts'

/** Developer Guide, `stopTimeout`: 30 seconds unless the container says otherwise. */
const defaultStopTimeoutMs = 30_000

export interface StopCause {
  code: TaskStopCode
  reason: string
}

const ofContainers = new Set<TaskStep['kind']>(['line', 'exit', 'health'])

export function isAwsvpc(record: TaskRecord): boolean {
  return record.platform !== 'ec2-bridge'
}

/**
 * Wants the task stopped: the answer shows it at once, the states follow with time. A task whose
 * containers never ran goes straight to giving back its network.
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
    stoppedReason: cause.reason.slice(0, 1024),
  })
  markChanged(record)
  context.state.tasks.moved(record)
  const durations = lifecycleDurations[record.platform]
  const ran = record.containers.some(({ phase }) => phase !== 'waiting')
  record.steps = ran ? record.steps.filter(({ kind }) => ofContainers.has(kind)) : []
  if (!ran) planEnd(context, record, atMs)
  else if (isAwsvpc(record))
    planStep(record, atMs + pickMs(context, durations.deactivate), {
      kind: 'status',
      status: 'DEACTIVATING',
    })
  else
    planStep(record, atMs + pickMs(context, durations.stop), { kind: 'status', status: 'STOPPING' })
}

/** After the last container: the network goes, then the task is STOPPED. */
export function planEnd(context: LifecycleContext, record: TaskRecord, atMs: number): void {
  const durations = lifecycleDurations[record.platform]
  const [range, status] = isAwsvpc(record)
    ? ([durations.deprovision, 'DEPROVISIONING'] as const)
    : ([durations.finish, 'STOPPED'] as const)
  planStep(record, atMs + pickMs(context, range), { kind: 'status', status })
}

function stepsOf(record: TaskRecord, run: ContainerRun): TaskStep[] {
  return record.steps.filter(step => 'container' in step && step.container === run.shown.name)
}

/** SIGTERM now; SIGKILL when the stop timeout runs out before the program ends. */
function terminate(
  context: LifecycleContext,
  record: TaskRecord,
  run: ContainerRun,
  atMs: number,
): void {
  run.termSent = true
  const name = run.shown.name ?? ''
  const { stopTimeout, linuxParameters } = run.definition
  const timeoutMs = stopTimeout === undefined ? defaultStopTimeoutMs : stopTimeout * 1000
  const killMs = atMs + scaleMs(context, timeoutMs)
  // An init process forwards the signal that process 1 would have ignored.
  const init = { afterMs: 100, exitCode: 143 }
  const answer: TermAnswer | undefined =
    run.script?.onTerm ?? (linuxParameters?.initProcessEnabled ? init : undefined)
  const answerMs = answer ? atMs + scaleMs(context, answer.afterMs) : Infinity
  const endMs = Math.min(answerMs, killMs)
  const isOver = (step: TaskStep) => step.atMs > endMs
  const obsolete = new Set(stepsOf(record, run).filter(isOver))
  record.steps = record.steps.filter(step => !obsolete.has(step))
  if (stepsOf(record, run).some(({ kind }) => kind === 'exit')) return
  const text = answer?.text
  planStep(
    record,
    endMs,
    answer && answerMs <= killMs
      ? { kind: 'exit', container: name, exitCode: answer.exitCode, ...(text ? { text } : {}) }
      : { kind: 'exit', container: name, exitCode: 137 },
  )
}

export function terminateContainers(
  context: LifecycleContext,
  record: TaskRecord,
  atMs: number,
): void {
  for (const run of record.containers)
    if (run.phase === 'running' && !run.termSent) terminate(context, record, run, atMs)
}
