import { AwsError } from '../../../world/aws-error.ts'
import type { Call } from '../../../world/operation.ts'
import type { ClusterRecord } from '../state/ecs-records.ts'
import { isArn, toArn } from './arns.ts'
import { parseIdentifier } from './parse-identifier.ts'
import { ecsOf } from '../state/ecs-state.ts'

/**
 * The name in a cluster's short name or ARN; undefined for an ARN of somewhere else.
 * @throws AwsError InvalidParameterException for an ARN that is none of a cluster.
 */
export function toClusterName(call: Call, reference: string): string | undefined {
  return isArn(reference) ? parseIdentifier(call, reference, 'cluster', 1)?.[0] : reference
}

/** The ARN that a request means, whether or not the cluster exists: what IAM decides on. */
export function toClusterArn(call: Call, reference = 'default'): string {
  return toArn(call, 'cluster', reference)
}

/** API Reference, CreateCluster, `clusterName`, as ECS writes it when it refuses one. */
const namePattern = '^[a-zA-Z0-9\\-_]{1,255}$'

/**
 * @throws AwsError ClusterNotFoundException, for a deleted cluster as well;
 * InvalidParameterException for what no cluster can be called.
 */
export function requireCluster(call: Call, reference = 'default'): ClusterRecord {
  const name = toClusterName(call, reference)
  if (name === '') throw new AwsError('InvalidParameterException', 'Cluster can not be blank.')
  if (name !== undefined && !new RegExp(namePattern).test(name))
    throw new AwsError(
      'InvalidParameterException',
      `Cluster must match ${namePattern}, but was ${name}`,
    )
  const cluster = name === undefined ? undefined : ecsOf(call).clusters.get(name)
  if (cluster?.status === 'ACTIVE') return cluster
  throw new AwsError('ClusterNotFoundException', 'Cluster not found.')
}
