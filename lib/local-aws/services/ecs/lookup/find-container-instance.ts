import { AwsError } from '../../../world/aws-error.ts'
import type { Call } from '../../../world/operation.ts'
import type { ContainerInstance } from '../state/container-instance.ts'
import type { ClusterRecord } from '../state/ecs-records.ts'
import { isArn, lastPartOf } from './arns.ts'
import { toMemberArn, toMemberName } from './cluster-members.ts'

/** The ARN of the instance that a request names by ID or ARN. */
export function toInstanceArn(call: Call, cluster: string | undefined, reference: string): string {
  return toMemberArn(call, 'container-instance', cluster, reference)
}

/**
 * Finds an instance by its ID or its ARN, in the long or the older format. Undefined if the cluster
 * doesn't have it.
 * @throws AwsError InvalidParameterException for text that isn't an ID or the ARN of an instance of this
 * cluster.
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
  const id = toMemberName(call, 'container-instance', cluster, reference)
  return cluster.containerInstances.find(({ arn }) => lastPartOf(arn) === id)
}
