import type { Call } from '../../../world/operation.ts'
import type { ClusterRecord } from '../state/ecs-records.ts'
import { isArn, lastPartOf, toArn } from './arns.ts'
import { toClusterArn } from './find-cluster.ts'
import { parseIdentifier } from './parse-identifier.ts'

/** Kinds whose ARN names their cluster first. */
export type MemberKind = 'task' | 'service' | 'container-instance'

/** The ARN that a request means by a member's id, name or ARN in a cluster. */
export function toMemberArn(
  call: Call,
  kind: MemberKind,
  cluster: string | undefined,
  reference: string,
): string {
  return toArn(call, `${kind}/${lastPartOf(toClusterArn(call, cluster))}`, reference)
}

/**
 * The id or name in a member's reference; undefined for an ARN of elsewhere.
 * An ARN of the older format, without the cluster, may be of any cluster.
 * @throws AwsError InvalidParameterException for an ARN of another shape or kind.
 */
export function toMemberName(
  call: Call,
  kind: MemberKind,
  cluster: ClusterRecord,
  reference: string,
): string | undefined {
  if (!isArn(reference)) return reference
  const path = parseIdentifier(call, reference, kind, 2) ?? []
  const [name, clusterName = cluster.name] = path.toReversed()
  return clusterName === cluster.name ? name : undefined
}
