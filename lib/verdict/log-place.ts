import type { Task, TaskDefinition } from '@aws-sdk/client-ecs'
import { nameOfArn } from '../aws/arn.ts'
import { findLogSource } from '../aws/log-source.ts'
import type { Evidence } from './verdict.ts'

/** Where the container's log stands. Undefined for a driver that doesn't write to CloudWatch Logs. */
export function toLogEvidence(
  task: Task,
  definition: TaskDefinition | undefined,
  container: string | undefined,
): Evidence | undefined {
  if (!definition || container === undefined) return undefined
  const { group, region, ...source } = findLogSource(definition, task, container)
  if (group === undefined) return undefined
  // A task without an ARN has no ID, which streams are named after.
  const isKnown = source.kind === 'stream' && nameOfArn(task.taskArn ?? '') !== ''
  return {
    field: 'logConfiguration',
    container,
    log: { group, region, stream: isKnown ? source.stream : undefined },
  }
}
