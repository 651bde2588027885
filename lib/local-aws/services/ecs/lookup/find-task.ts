import { AwsError } from '../../../world/aws-error.ts'
import type { Call } from '../../../world/operation.ts'
import type { ClusterRecord } from '../state/ecs-records.ts'
import { isArn } from './arns.ts'
import { toMemberArn, toMemberName } from './cluster-members.ts'

/** The ARN that a request means by a task's id or ARN in a cluster. */
export function toTaskArn(call: Call, cluster: string | undefined, task: string): string {
  return toMemberArn(call, 'task', cluster, task)
}

/**
 * The id of a task of this cluster; undefined for an ARN of another cluster, Region or account.
 * @throws AwsError InvalidParameterException for something that is no id or ARN of a task.
 */
export function toTaskId(call: Call, cluster: ClusterRecord, task: string): string | undefined {
  if (isArn(task) || task.length === 32 || task.length === 36)
    return toMemberName(call, 'task', cluster, task)
  throw new AwsError('InvalidParameterException', 'taskId length should be one of [32,36]')
}
