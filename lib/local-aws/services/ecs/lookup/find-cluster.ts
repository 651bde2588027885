import { AwsError } from '../../../world/aws-error.ts'
import type { Call } from '../../../world/operation.ts'
import type { ClusterRecord } from '../state/ecs-records.ts'
import { isArn, toArn } from './arns.ts'
import { parseIdentifier } from './parse-identifier.ts'
import { ecsOf } from '../state/ecs-state.ts'

/**
 * The name in a cluster's name or ARN.
 * @throws AwsError InvalidParameterException for an ARN that isn't a cluster's of this account and
 * Region.
 */
export function toClusterName(call: Call, reference: string): string {
  if (!isArn(reference)) return reference
  const [name = ''] = parseIdentifier(call, reference, 'cluster', 1)
  return name
}

/**
 * The ARN of the cluster that a request names. IAM decides on it, whether or not the cluster
 * exists.
 */
export function toClusterArn(call: Call, reference = 'default'): string {
  return toArn(call, 'cluster', reference)
}

/** API Reference, CreateCluster, `clusterName`, as ECS writes it when it refuses one. */
const namePattern = '^[a-zA-Z0-9\\-_]{1,255}$'

/**
 * Finds the active cluster that a request names.
 * @throws AwsError ClusterNotFoundException if it doesn't exist or is deleted.
 * InvalidParameterException for an impossible name, or an ARN of another account or Region.
 */
export function requireCluster(call: Call, reference = 'default'): ClusterRecord {
  const name = toClusterName(call, reference)
  if (name === '') throw new AwsError('InvalidParameterException', 'Cluster can not be blank.')
  if (!new RegExp(namePattern).test(name))
    throw new AwsError(
      'InvalidParameterException',
      `Cluster must match ${namePattern}, but was ${name}`,
    )
  const cluster = ecsOf(call).clusters.get(name)
  if (cluster?.status === 'ACTIVE') return cluster
  throw new AwsError('ClusterNotFoundException', 'Cluster not found.')
}
