import type { Task } from '@aws-sdk/client-ecs'
import { fromRunTaskInput } from './from-run-task-input.ts'
import type { ImportedLaunch } from './from-run-task-input.ts'

/** The launch that would start a task such as this one, and what a described task does not tell. */
export function fromDescribedTask(task: Task): ImportedLaunch {
  const { taskDefinitionArn, clusterArn, overrides } = task
  return fromRunTaskInput({ taskDefinition: taskDefinitionArn, cluster: clusterArn, overrides })
}
