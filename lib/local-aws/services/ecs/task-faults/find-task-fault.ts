import type { ControlState } from '../../../control/control-state.ts'
import type { FaultOf, TaskFault } from '../../../control/fault-kinds.ts'
import type { TaskRecord } from '../state/task-record.ts'
import { matchesTask } from './match-task.ts'
import type { TaskTarget } from './match-task.ts'

function toTarget({ shown, source, family }: TaskRecord): TaskTarget {
  return {
    clusterArn: shown.clusterArn ?? '',
    family,
    revision: source.definition.revision ?? 0,
    startedBy: shown.startedBy,
    group: shown.group,
    capacityProvider: shown.capacityProviderName,
    taskArn: shown.taskArn ?? '',
  }
}

/** The first standing fault of a kind that means the task and passes the test. */
export function findTaskFault<Kind extends TaskFault['kind']>(
  control: ControlState,
  record: TaskRecord,
  kind: Kind,
  passes: (fault: FaultOf<Kind>) => boolean = () => true,
): FaultOf<Kind> | undefined {
  if (control.faults.length === 0) return undefined
  const isOfKind = (fault: { kind: string }): fault is FaultOf<Kind> => fault.kind === kind
  const target = toTarget(record)
  return control.faults.find(
    (fault): fault is FaultOf<Kind> & typeof fault =>
      isOfKind(fault) && matchesTask(fault, target) && passes(fault),
  )
}
