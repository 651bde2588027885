import type { Call } from '../../../world/operation.ts'
import type { ClusterRecord } from '../state/ecs-records.ts'
import type { ServiceRecord } from '../state/service-record.ts'
import { toMemberArn, toMemberName } from './cluster-members.ts'
import { ecsOf } from '../state/ecs-state.ts'

/** The ARN that a request means by a service's name or ARN in a cluster. */
export function toServiceArn(call: Call, cluster: string | undefined, reference: string): string {
  return toMemberArn(call, 'service', cluster, reference)
}

/**
 * By name or ARN, of the long or the older format; undefined for one of somewhere else.
 * @throws AwsError InvalidParameterException for an ARN that is none of a service.
 */
export function findService(
  call: Call,
  cluster: ClusterRecord,
  reference: string,
): ServiceRecord | undefined {
  const name = toMemberName(call, 'service', cluster, reference)
  return name === undefined ? undefined : ecsOf(call).services.get(cluster.name)?.get(name)
}
