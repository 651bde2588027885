import type { RunTaskFailure } from '../state/ecs-records.ts'
import { matchesTask } from './match-task.ts'
import type { TaskTarget } from './match-task.ts'
import { spendFault } from '../../../faults/faults.ts'
import type { Faults } from '../../../faults/faults.ts'
import { isLaunchFault } from './task-fault-kinds.ts'

/**
 * The failure that RunTask answers instead of a task because of a standing fault. Uses up one of
 * the fault's `times`.
 */
export function takePlacementFailure(
  faults: Faults,
  target: TaskTarget,
): RunTaskFailure | undefined {
  const fault = faults.standing.filter(isLaunchFault).find(one => matchesTask(one, target))
  if (!fault) return undefined
  spendFault(faults, fault)
  const { reason, detail } = fault
  return { reason, ...(detail === undefined ? {} : { detail }) }
}
