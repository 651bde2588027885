import { AwsError } from '../../../world/aws-error.ts'
import type { Call } from '../../../world/operation.ts'
import type { ClusterRecord } from '../state/ecs-records.ts'
import { isArn } from './arns.ts'
import { toMemberArn, toMemberName } from './cluster-members.ts'

/** The ARN of the task that a request names by ID or ARN. */
export function toTaskArn(call: Call, cluster: string | undefined, task: string): string {
  return toMemberArn(call, 'task', cluster, task)
}

/**
 * The ID of a task of this cluster.
 * @throws AwsError InvalidParameterException for text that isn't a task's ID or ARN, and for an ARN
 * of another cluster, Region or account.
 */
export function toTaskId(call: Call, cluster: ClusterRecord, task: string): string {
  if (isArn(task) || task.length === 32 || task.length === 36)
    return toMemberName(call, 'task', cluster, task)
  throw new AwsError('InvalidParameterException', 'taskId length should be one of [32,36]')
}
