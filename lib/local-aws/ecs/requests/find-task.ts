import { AwsError } from '../../aws-error.ts'
import type { Call } from '../../operation.ts'
import type { ClusterRecord } from '../ecs-records.ts'
import { isArn, resourceOf, toEcsArn } from './arns.ts'
import { toClusterArn } from './find-cluster.ts'

/** The ARN that a request means by a task's id or ARN in a cluster. */
export function toTaskArn(call: Call, cluster: string | undefined, task: string): string {
  if (isArn(task)) return task
  const clusterArn = toClusterArn(call, cluster)
  return toEcsArn(call, `task/${clusterArn.slice(clusterArn.lastIndexOf('/') + 1)}/${task}`)
}

/**
 * The id of a task of this cluster; undefined for an ARN of another cluster, Region or account.
 * @throws AwsError InvalidParameterException for something that is no id at all.
 */
export function toTaskId(call: Call, cluster: ClusterRecord, task: string): string | undefined {
  if (isArn(task)) {
    const [kind, ...rest] = resourceOf(call, task)?.split('/') ?? []
    if (kind !== 'task') return undefined
    const [id, clusterName = cluster.name] = rest.toReversed()
    return clusterName === cluster.name ? id : undefined
  }
  if (task.length === 32 || task.length === 36) return task
  throw new AwsError('InvalidParameterException', 'taskId length should be one of [32,36]')
}
