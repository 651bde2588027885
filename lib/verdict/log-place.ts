import type { Task, TaskDefinition } from '@aws-sdk/client-ecs'
import { nameOfArn } from '../aws/arn.ts'
import { findLogSource, readAwslogs } from '../aws/log-source.ts'
import type { Evidence } from './verdict.ts'

/** Where the container's log stands. Undefined for a driver that doesn't write to CloudWatch Logs. */
export function toLogEvidence(
  task: Task,
  definition: TaskDefinition | undefined,
  container: string | undefined,
): Evidence | undefined {
  if (!definition || container === undefined) return undefined
  const defined = definition.containerDefinitions?.find(({ name }) => name === container)
  const awslogs = readAwslogs(defined?.logConfiguration)
  if (!awslogs) return undefined
  const taskId = task.taskArn && nameOfArn(task.taskArn)
  const source = taskId ? findLogSource(definition, { container, taskId }) : undefined
  return {
    field: 'logConfiguration',
    container,
    log: {
      group: awslogs.group,
      region: awslogs.region,
      stream: source?.kind === 'awslogs' ? source.stream : undefined,
    },
  }
}
