import type { ContainerRun, TaskRecord } from '../state/task-record.ts'
import { toEpochSeconds } from '../state/wire.ts'
import { beginStop, planEnd } from '../stopping/begin-stop.ts'
import { writeOutput } from './container-output.ts'
import { cutReason } from '../stopping/cut-reason.ts'
import { scaleMs } from '../timeline/lifecycle-context.ts'
import type { LifecycleContext } from '../timeline/lifecycle-context.ts'
import { startReadyContainers } from './run-containers.ts'
import { startContainer } from './start-container.ts'
import { stopContainers } from '../stopping/stop-containers.ts'

export interface ContainerEnd {
  exitCode: number
  reason?: string
  /** Its last line. */
  text?: string
}

/**
 * Whether the container is restarted: only if it ran for the attempt period, by default 300 s (API
 * Reference, ContainerRestartPolicy).
 */
function isRestarted(
  context: LifecycleContext,
  record: TaskRecord,
  run: ContainerRun,
  exitCode: number,
  atMs: number,
): boolean {
  const { restartPolicy } = run.definition
  if (!restartPolicy?.enabled || record.shown.desiredStatus === 'STOPPED') return false
  if (restartPolicy.ignoredExitCodes?.includes(exitCode)) return false
  const periodMs = scaleMs(context, (restartPolicy.restartAttemptPeriod ?? 300) * 1000)
  return atMs - (run.startedAtMs ?? atMs) >= periodMs
}

function dropStepsOf(record: TaskRecord, { shown }: ContainerRun): void {
  record.steps = record.steps.filter(
    step => !('container' in step) || step.container !== shown.name,
  )
}

/**
 * Ends a container. One with a restart policy may start again. An essential container stops the
 * others.
 */
export function exitContainer(
  context: LifecycleContext,
  record: TaskRecord,
  run: ContainerRun,
  end: ContainerEnd,
  atMs: number,
): void {
  if (end.text !== undefined) writeOutput(context, record, run, end.text, atMs)
  dropStepsOf(record, run)
  if (isRestarted(context, record, run, end.exitCode, atMs))
    return startContainer(context, record, run, atMs)
  endContainer(context, record, run, end, atMs)
}

/** Ends a container, whatever its restart policy. */
export function endContainer(
  context: LifecycleContext,
  record: TaskRecord,
  run: ContainerRun,
  end: ContainerEnd,
  atMs: number,
): void {
  run.phase = 'stopped'
  Object.assign(run.shown, { lastStatus: 'STOPPED', exitCode: end.exitCode })
  if (end.reason !== undefined) run.shown.reason = cutReason(end.reason)
  for (const agent of run.shown.managedAgents ?? []) agent.lastStatus = 'STOPPED'
  dropStepsOf(record, run)
  const isEssential = run.definition.essential !== false
  if (isEssential && record.shown.desiredStatus === 'RUNNING') {
    const reason = 'Essential container in task exited'
    beginStop(context, record, { code: 'EssentialContainerExited', reason }, atMs)
    stopContainers(context, record, atMs)
  } else if (record.isTerminating) stopContainers(context, record, atMs)
  else startReadyContainers(context, record, atMs)
  endExecution(context, record, atMs)
}

function endExecution(context: LifecycleContext, record: TaskRecord, atMs: number): void {
  if (record.containers.some(({ phase }) => phase === 'running')) return
  if (record.shown.desiredStatus !== 'STOPPED') return
  record.shown.executionStoppedAt ??= toEpochSeconds(atMs)
  if (record.shown.lastStatus === 'STOPPING') planEnd(context, record, atMs)
}
