import { AwsError } from '../../aws-error.ts'
import type { Call } from '../../operation.ts'
import type { ContainerInstance } from '../container-instance.ts'
import type { ClusterRecord } from '../ecs-records.ts'
import { isArn, resourceOf, toEcsArn } from './arns.ts'
import { toClusterArn } from './find-cluster.ts'

/** The ARN that a request means by an instance's id or ARN in a cluster. */
export function toInstanceArn(call: Call, cluster: string | undefined, reference: string): string {
  if (isArn(reference)) return reference
  const clusterArn = toClusterArn(call, cluster)
  const clusterName = clusterArn.slice(clusterArn.lastIndexOf('/') + 1)
  return toEcsArn(call, `container-instance/${clusterName}/${reference}`)
}

/**
 * By id or ARN, of the long or the older format; undefined for one of somewhere else.
 * @throws AwsError InvalidParameterException for what cannot be an id.
 */
export function findContainerInstance(
  call: Call,
  cluster: ClusterRecord,
  reference: string,
): ContainerInstance | undefined {
  if (!isArn(reference) && reference.length !== 32 && reference.length !== 36)
    throw new AwsError(
      'InvalidParameterException',
      'containerInstanceId length should be one of [32,36]',
    )
  const resource = isArn(reference)
    ? resourceOf(call, reference)
    : `container-instance/${reference}`
  const [kind, ...rest] = resource?.split('/') ?? []
  const [id, clusterName = cluster.name] = rest.toReversed()
  if (kind !== 'container-instance' || clusterName !== cluster.name) return undefined
  return cluster.containerInstances.find(({ arn }) => arn.endsWith(`/${id}`))
}
