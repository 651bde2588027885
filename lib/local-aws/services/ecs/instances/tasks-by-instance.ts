import type { EcsState } from '../state/ecs-state.ts'
import type { TaskRecord } from '../state/task-record.ts'

/** The tasks whose desired status is RUNNING, by the ARN of their container instance. */
export function tasksByInstance(state: EcsState, clusterName: string): Map<string, TaskRecord[]> {
  const found = new Map<string, TaskRecord[]>()
  for (const record of state.tasks.list(clusterName, { desiredStatus: 'RUNNING' })) {
    const arn = record.instance?.arn
    if (arn === undefined) continue
    const others = found.get(arn)
    if (others) others.push(record)
    else found.set(arn, [record])
  }
  return found
}
