import { stopCauses } from '../stop-causes/stop-causes.ts'
import { chooseContainer, findStop } from '../task-faults/find-stop.ts'
import type { StopFault } from '../task-faults/find-stop.ts'
import { findTaskFault } from '../task-faults/find-task-fault.ts'
import type { ContainerRun, TaskRecord } from '../state/task-record.ts'
import { beginStop } from '../stopping/begin-stop.ts'
import { cutReason } from '../stopping/cut-reason.ts'
import { endContainer } from '../task-containers/exit-container.ts'
import { toStopSentence } from '../stopping/fail-start.ts'
import type { LifecycleContext } from '../timeline/lifecycle-context.ts'
import { faultsOf, spendFault } from '../../../faults/faults.ts'

const runningOf = (record: TaskRecord): ContainerRun[] =>
  record.containers.filter(({ phase }) => phase === 'running')

/**
 * Stops a running task that a standing fault meets: its host, its capacity or a container fails.
 */
export function strikeRunning(context: LifecycleContext, record: TaskRecord, atMs: number): void {
  const { lastStatus, desiredStatus } = record.shown
  if (lastStatus !== 'RUNNING' || desiredStatus !== 'RUNNING') return
  if (interruptSpot(context, record, atMs)) return
  const faults = faultsOf(context.world)
  const fault = findStop(faults, record, ['run', 'stop', 'host'])
  if (!fault) return
  const { stopCode, toldBy } = stopCauses[fault.cause]
  const isContainers = toldBy === 'container' || stopCode === 'EssentialContainerExited'
  const run = chooseContainer(runningOf(record), fault.container)
  if (isContainers && !run) return
  spendFault(faults, fault)
  if (isContainers && run) strikeContainer(context, record, run, fault, atMs)
  else strikeTask(context, record, fault, atMs)
}

/**
 * Interrupts a task on FARGATE_SPOT, or on a provider whose name contains "spot". Returns whether a
 * fault says so.
 */
function interruptSpot(context: LifecycleContext, record: TaskRecord, atMs: number): boolean {
  if (!/spot/i.test(record.shown.capacityProviderName ?? '')) return false
  const fault = findTaskFault(faultsOf(context.world), record, 'interrupt-spot')
  if (!fault) return false
  spendFault(faultsOf(context.world), fault)
  const { stopCode: code, sentence: reason } = stopCauses.spot
  beginStop(context, record, { code, reason }, atMs)
  return true
}

function strikeContainer(
  context: LifecycleContext,
  record: TaskRecord,
  run: ContainerRun,
  fault: StopFault,
  atMs: number,
): void {
  const { exitCode = 0, toldBy } = stopCauses[fault.cause]
  const reason = toStopSentence(context, record, fault, run)
  const end = { exitCode, ...(toldBy === 'container' ? { reason } : {}) }
  endContainer(context, record, run, end, atMs)
  if (toldBy === 'service' && record.shown.desiredStatus === 'STOPPED')
    record.shown.stoppedReason = cutReason(reason)
}

function strikeTask(
  context: LifecycleContext,
  record: TaskRecord,
  fault: StopFault,
  atMs: number,
): void {
  const { stopCode: code, exitCode } = stopCauses[fault.cause]
  const reason = toStopSentence(context, record, fault, undefined)
  beginStop(context, record, { code, reason }, atMs)
  if (exitCode === undefined) return
  for (const run of runningOf(record)) endContainer(context, record, run, { exitCode }, atMs)
}

/** Applies faults that meet a task while its containers are being stopped. */
export function strikeStopping(context: LifecycleContext, record: TaskRecord, atMs: number): void {
  const faults = faultsOf(context.world)
  const fault = findStop(faults, record, ['stop'])
  if (!fault) return
  const run = chooseContainer(runningOf(record), fault.container)
  const { toldBy } = stopCauses[fault.cause]
  if (toldBy === 'container' && !run) return
  spendFault(faults, fault)
  if (toldBy === 'container' && run) return strikeContainer(context, record, run, fault, atMs)
  record.shown.stoppedReason = cutReason(toStopSentence(context, record, fault, undefined))
}
