import type { LaunchFault, TaskFault } from './task-fault-kinds.ts'

/** Facts of a task, or of a launch, that the filters of a fault use. */
export interface TaskTarget {
  clusterArn: string
  family: string
  revision: number
  startedBy: string | undefined
  group: string | undefined
  capacityProvider: string | undefined
  /** Absent for a launch. */
  taskArn?: string
}

const lastPart = (arn: string) => arn.slice(arn.lastIndexOf('/') + 1)

function isNamed(asked: string | undefined, arn: string | undefined): boolean {
  return asked === undefined || (arn !== undefined && (asked === arn || asked === lastPart(arn)))
}

const isSame = (asked: string | undefined, value: string | undefined) =>
  asked === undefined || asked === value

/** Whether the fault meets this task and is not used up. */
export function matchesTask(fault: TaskFault | LaunchFault, target: TaskTarget): boolean {
  const { family } = fault
  return (
    fault.times !== 0 &&
    isNamed(fault.cluster, target.clusterArn) &&
    (isSame(family, target.family) || family === `${target.family}:${target.revision}`) &&
    isSame(fault.startedBy, target.startedBy) &&
    isSame(fault.group, target.group) &&
    isSame(fault.capacityProvider, target.capacityProvider) &&
    (fault.kind === 'fail-placement' || isNamed(fault.task, target.taskArn))
  )
}
