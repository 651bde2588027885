import { findTaskFault } from '../task-faults/find-task-fault.ts'
import type { TaskRecord } from '../state/task-record.ts'
import { planStep } from './lifecycle-context.ts'
import type { LifecycleContext } from './lifecycle-context.ts'
import type { TaskStep } from '../state/task-step.ts'
import { faultsOf, spendFault } from '../../../faults/faults.ts'
import { isTaskFault } from '../task-faults/task-fault-kinds.ts'
import { isAwsvpc } from '../state/task-record.ts'

/** Whether a standing fault holds the task in its state. */
export function isHeld(context: LifecycleContext, record: TaskRecord): boolean {
  const faults = faultsOf(context.world)
  if (faults.standing.length === 0) return false
  const { lastStatus } = record.shown
  const holds = faults.standing
    .filter(isTaskFault)
    .some(
      fault => fault.kind === 'hold' && fault.id === record.heldBy && fault.status === lastStatus,
    )
  if (holds) return true
  const fault = findTaskFault(faults, record, 'hold', ({ status }) => status === lastStatus)
  if (!fault) return false
  spendFault(faults, fault)
  record.heldBy = fault.id
  return true
}

function leavesStatus(record: TaskRecord, step: TaskStep): boolean {
  if (step.kind === 'connect') return record.shown.lastStatus === 'PROVISIONING'
  if (step.kind === 'pull-stop') return isAwsvpc(record)
  return ['status', 'start-containers', 'give-up', 'forget'].includes(step.kind)
}

/**
 * Puts aside a step that would change the state of a held task, and all later steps except those of
 * its containers. Returns whether it did.
 */
export function holdStep(context: LifecycleContext, record: TaskRecord, step: TaskStep): boolean {
  const follows = record.heldSteps !== undefined && !('container' in step)
  if (!follows && !(leavesStatus(record, step) && isHeld(context, record))) return false
  record.heldSteps = [...(record.heldSteps ?? []), step]
  return true
}

/** Lets a task go on from now if no fault holds it any more. */
export function releaseTask(context: LifecycleContext, record: TaskRecord, nowMs: number): void {
  const { heldSteps } = record
  if (!heldSteps?.[0] || isHeld(context, record)) return
  const lateMs = nowMs - heldSteps[0].atMs
  const later = [...heldSteps, ...record.steps.filter(step => !('container' in step))]
  record.steps = record.steps.filter(step => 'container' in step)
  delete record.heldSteps
  for (const { atMs, ...event } of later) planStep(record, atMs + lateMs, event)
  context.state.tasks.schedule(record)
}
