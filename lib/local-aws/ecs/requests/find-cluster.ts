import { AwsError } from '../../aws-error.ts'
import type { Call } from '../../operation.ts'
import type { ClusterRecord } from '../ecs-records.ts'
import type { EcsState } from '../ecs-state.ts'
import { toArn, toName } from './arns.ts'

export function ecsOf({ world, accountId, region }: Call): EcsState {
  return world.region(accountId, region).ecs
}

/** The name in a cluster's short name or ARN; undefined for an ARN of somewhere else. */
export function toClusterName(call: Call, reference: string): string | undefined {
  return toName(call, 'cluster', reference)
}

/** The ARN that a request means, whether or not the cluster exists: what IAM decides on. */
export function toClusterArn(call: Call, reference = 'default'): string {
  return toArn(call, 'cluster', reference)
}

/** @throws AwsError ClusterNotFoundException, for a deleted cluster as well. */
export function requireCluster(call: Call, reference = 'default'): ClusterRecord {
  const name = toClusterName(call, reference)
  const cluster = name === undefined ? undefined : ecsOf(call).clusters.get(name)
  if (cluster?.status === 'ACTIVE') return cluster
  throw new AwsError('ClusterNotFoundException', 'Cluster not found.')
}
