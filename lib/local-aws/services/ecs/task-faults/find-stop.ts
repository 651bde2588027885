import { toTelling } from '../stop-causes/stop-cause.ts'
import type { StopPhase } from '../stop-causes/stop-cause.ts'
import { stopCauses } from '../stop-causes/stop-causes.ts'
import type { ContainerRun, TaskRecord } from '../state/task-record.ts'
import { findTaskFault } from './find-task-fault.ts'
import type { Faults } from '../../../faults/faults.ts'
import type { TaskFaultOf } from './task-fault-kinds.ts'

export type StopFault = TaskFaultOf<'stop'>

/**
 * The first standing fault that stops the task in one of the phases.
 * @param run the container, in phases that containers pass one at a time
 */
export function findStop(
  faults: Faults,
  record: TaskRecord,
  phases: readonly StopPhase[],
  run?: ContainerRun,
): StopFault | undefined {
  const isFargate = record.platform === 'fargate'
  return findTaskFault(faults, record, 'stop', ({ cause: id, container }) => {
    const cause = stopCauses[id]
    const isElsewhere = cause.platform !== undefined && (cause.platform === 'fargate') !== isFargate
    if (isElsewhere || !phases.includes(toTelling(cause, isFargate).phase)) return false
    if (container === undefined) return true
    if (run) return run.shown.name === container
    return record.containers.some(({ shown }) => shown.name === container)
  })
}

/** The container that a fault meets: the named one, or else the first essential one. */
export function chooseContainer(
  runs: readonly ContainerRun[],
  container: string | undefined,
): ContainerRun | undefined {
  if (container !== undefined) return runs.find(({ shown }) => shown.name === container)
  return runs.find(({ definition }) => definition.essential !== false) ?? runs[0]
}
