import type { TaskRecord } from '../state/task-record.ts'
import type { WireTask } from '../state/wire.ts'

/**
 * A new task as RunTask answers it. Health, port mappings and inference accelerators come later,
 * with DescribeTasks: answers of ECS that are recorded in the API Reference don't have them.
 */
export function toRunTaskAnswer({ shown, tags }: TaskRecord): WireTask {
  const containers = shown.containers?.map(container => ({
    ...container,
    healthStatus: undefined,
    networkBindings: undefined,
  }))
  return { ...shown, containers, healthStatus: undefined, inferenceAccelerators: undefined, tags }
}
