import { spendFault } from '../../../control/take-faults.ts'
import type { ControlState } from '../../../control/control-state.ts'
import type { FaultOf } from '../../../control/fault-kinds.ts'
import type { RunTaskFailure } from '../state/ecs-records.ts'
import { matchesTask } from './match-task.ts'
import type { TaskTarget } from './match-task.ts'

/** What RunTask answers instead of a task, when a standing fault says so; uses up one of it. */
export function takePlacementFailure(
  control: ControlState,
  target: TaskTarget,
): RunTaskFailure | undefined {
  const fault = control.faults.find(
    (one): one is FaultOf<'fail-placement'> =>
      one.kind === 'fail-placement' && matchesTask(one, target),
  )
  if (!fault) return undefined
  spendFault(control, fault)
  const { reason, detail } = fault
  return { reason, ...(detail === undefined ? {} : { detail }) }
}
