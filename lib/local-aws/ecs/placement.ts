import type { ClusterRecord, ContainerInstance, RunTaskFailure } from './ecs-records.ts'
import type { TaskRecord } from './task-record.ts'

/** What a task takes of an instance. */
export interface Need {
  cpu: number
  memoryMiB: number
}

type Shortage = 'RESOURCE:CPU' | 'RESOURCE:MEMORY'

function shortageOf(instance: ContainerInstance, need: Need): Shortage | undefined {
  if (instance.remainingCpu < need.cpu) return 'RESOURCE:CPU'
  return instance.remainingMemoryMiB < need.memoryMiB ? 'RESOURCE:MEMORY' : undefined
}

/** Takes room on the emptiest instance that has it; without one, says what each of them lacks. */
export function placeOnInstance(
  cluster: ClusterRecord,
  need: Need,
): { instance: ContainerInstance } | { failures: RunTaskFailure[] } {
  const fitting = cluster.containerInstances.filter(instance => !shortageOf(instance, need))
  const [first, ...others] = fitting
  if (!first) {
    const failures = cluster.containerInstances.flatMap(instance => {
      const reason = shortageOf(instance, need)
      return reason ? [{ arn: instance.arn, reason }] : []
    })
    return { failures }
  }
  const instance = others.reduce(
    (best, other) => (other.remainingMemoryMiB > best.remainingMemoryMiB ? other : best),
    first,
  )
  instance.remainingCpu -= need.cpu
  instance.remainingMemoryMiB -= need.memoryMiB
  return { instance }
}

/** Gives back what a stopped task took. */
export function releaseCapacity(record: TaskRecord): void {
  const { instance } = record
  if (!instance) return
  instance.remainingCpu += Number(record.shown.cpu ?? 0)
  instance.remainingMemoryMiB += Number(record.shown.memory ?? 0)
}
