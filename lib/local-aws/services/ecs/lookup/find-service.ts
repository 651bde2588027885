import type { Call } from '../../../world/operation.ts'
import type { ClusterRecord } from '../state/ecs-records.ts'
import type { ServiceRecord } from '../state/service-record.ts'
import { toMemberArn, toMemberName } from './cluster-members.ts'
import { ecsOf } from '../state/ecs-state.ts'

/** The ARN of the service that a request names by name or ARN. */
export function toServiceArn(call: Call, cluster: string | undefined, reference: string): string {
  return toMemberArn(call, 'service', cluster, reference)
}

/**
 * Finds a service by its name or its ARN, in the long or the older format. Undefined if the cluster
 * doesn't have it.
 * @throws AwsError InvalidParameterException for an ARN that isn't a service's of this cluster.
 */
export function findService(
  call: Call,
  cluster: ClusterRecord,
  reference: string,
): ServiceRecord | undefined {
  const name = toMemberName(call, 'service', cluster, reference)
  return ecsOf(call).services.get(cluster.name)?.get(name)
}
