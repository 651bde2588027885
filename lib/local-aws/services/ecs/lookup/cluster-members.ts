import type { Call } from '../../../world/operation.ts'
import type { ClusterRecord } from '../state/ecs-records.ts'
import { isArn, lastPartOf, toArn } from './arns.ts'
import { refuse } from '../input/refuse.ts'
import { toClusterArn } from './find-cluster.ts'
import { parseIdentifier } from './parse-identifier.ts'

/** Kinds whose ARN names their cluster first. */
export type MemberKind = 'task' | 'service' | 'container-instance'

/** The ARN of a member of a cluster that a request names by ID, name or ARN. */
export function toMemberArn(
  call: Call,
  kind: MemberKind,
  cluster: string | undefined,
  reference: string,
): string {
  return toArn(call, `${kind}/${lastPartOf(toClusterArn(call, cluster))}`, reference)
}

/**
 * The ID or name in a reference to a member of a cluster. An ARN of the older format does not name
 * its cluster.
 * @throws AwsError InvalidParameterException for an ARN of another shape or kind, and for one of
 * another account, Region or cluster.
 */
export function toMemberName(
  call: Call,
  kind: MemberKind,
  cluster: ClusterRecord,
  reference: string,
): string {
  if (!isArn(reference)) return reference
  const path = parseIdentifier(call, reference, kind, 2)
  const [name = '', clusterName = cluster.name] = path.toReversed()
  if (clusterName === cluster.name) return name
  throw refuse(
    `Invalid identifier: Identifier is for cluster ${clusterName}. Your cluster is ${cluster.name}`,
  )
}
