import type { ContainerInstance } from './container-instance.ts'
import type { ClusterRecord, RunTaskFailure } from './ecs-records.ts'
import type { TaskRecord } from './task-record.ts'

/** What a task takes of an instance. */
export interface Need {
  cpu: number
  memoryMiB: number
}

type Shortage = 'RESOURCE:CPU' | 'RESOURCE:MEMORY'

function shortageOf(instance: ContainerInstance, need: Need): Shortage | undefined {
  if (instance.remaining.cpu < need.cpu) return 'RESOURCE:CPU'
  return instance.remaining.memoryMiB < need.memoryMiB ? 'RESOURCE:MEMORY' : undefined
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
    (best, other) => (other.remaining.memoryMiB > best.remaining.memoryMiB ? other : best),
    first,
  )
  instance.remaining.cpu -= need.cpu
  instance.remaining.memoryMiB -= need.memoryMiB
  return { instance }
}

/** Gives back what a stopped task took. */
export function releaseCapacity(record: TaskRecord): void {
  const { instance } = record
  if (!instance) return
  instance.remaining.cpu += Number(record.shown.cpu ?? 0)
  instance.remaining.memoryMiB += Number(record.shown.memory ?? 0)
}
