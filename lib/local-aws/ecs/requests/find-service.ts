import type { Call } from '../../operation.ts'
import type { ClusterRecord } from '../ecs-records.ts'
import type { ServiceRecord } from '../service-record.ts'
import { isArn, resourceOf, toEcsArn } from './arns.ts'
import { ecsOf, toClusterArn } from './find-cluster.ts'

/** The ARN that a request means by a service's name or ARN in a cluster. */
export function toServiceArn(call: Call, cluster: string | undefined, reference: string): string {
  if (isArn(reference)) return reference
  const clusterArn = toClusterArn(call, cluster)
  return toEcsArn(call, `service/${clusterArn.slice(clusterArn.lastIndexOf('/') + 1)}/${reference}`)
}

/** By name or ARN, of the long or the older format; undefined for one of somewhere else. */
export function findService(
  call: Call,
  cluster: ClusterRecord,
  reference: string,
): ServiceRecord | undefined {
  const resource = isArn(reference) ? resourceOf(call, reference) : `service/${reference}`
  const [kind, ...rest] = resource?.split('/') ?? []
  const [name = '', clusterName = cluster.name] = rest.toReversed()
  if (kind !== 'service' || clusterName !== cluster.name) return undefined
  return ecsOf(call).services.get(cluster.name)?.get(name)
}
