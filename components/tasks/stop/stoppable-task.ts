import { splitTaskArn, toTaskArn } from '@/lib/aws/arn'
import type { TaskView } from '@/lib/task-view/task/task-view'

/** A task that can be chosen to be stopped. */
export interface StoppableTask {
  arn: string
  family: string
  taskId: string
  /** The cluster's name. */
  cluster: string
  /** What its definition says about stopping; a list does not know it. */
  stopping?: Stopping
}

export interface Stopping {
  isWindows: boolean
  isOnFargate: boolean
  containers: { name: string; stopTimeoutSeconds?: number }[]
}

export function toStoppableTask(task: TaskView): StoppableTask {
  const { address, family, containers, placement, isDefinitionKnown } = task
  return {
    arn: toTaskArn(address),
    family,
    taskId: address.taskId,
    cluster: address.cluster,
    stopping: isDefinitionKnown
      ? {
          isWindows: /^windows/i.test(placement.platform ?? ''),
          isOnFargate: placement.launchType === 'FARGATE',
          // Containers that AWS added have no image, and their timeouts are not known.
          containers: containers.filter(({ image }) => image !== undefined),
        }
      : undefined,
  }
}

/** The tasks by cluster, with the Region where there are several. */
export function groupByCluster(
  tasks: readonly StoppableTask[],
): { label: string; tasks: StoppableTask[] }[] {
  const regionOf = ({ arn }: StoppableTask) => splitTaskArn(arn)?.region ?? ''
  const hasRegions = new Set(tasks.map(regionOf)).size > 1
  const toLabel = (task: StoppableTask) =>
    hasRegions ? `${task.cluster} (${regionOf(task)})` : task.cluster
  return [...Map.groupBy(tasks, toLabel)].map(([label, group]) => ({ label, tasks: group }))
}
