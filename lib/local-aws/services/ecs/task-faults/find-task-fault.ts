import type { TaskRecord } from '../state/task-record.ts'
import { matchesTask } from './match-task.ts'
import type { TaskTarget } from './match-task.ts'
import type { Faults } from '../../../faults/faults.ts'
import type { TaskFault, TaskFaultOf } from './task-fault-kinds.ts'
import { isTaskFault } from './task-fault-kinds.ts'

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

/** The first standing fault of a kind that meets the task and passes `passes`. */
export function findTaskFault<Kind extends TaskFault['kind']>(
  faults: Faults,
  record: TaskRecord,
  kind: Kind,
  passes: (fault: TaskFaultOf<Kind>) => boolean = () => true,
): TaskFaultOf<Kind> | undefined {
  if (faults.standing.length === 0) return undefined
  const isOfKind = (fault: TaskFault): fault is TaskFault & TaskFaultOf<Kind> => fault.kind === kind
  const target = toTarget(record)
  return faults.standing
    .filter(isTaskFault)
    .filter(isOfKind)
    .find(fault => matchesTask(fault, target) && passes(fault))
}
