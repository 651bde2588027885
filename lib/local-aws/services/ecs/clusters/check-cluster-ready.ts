import { AwsError } from '../../../world/aws-error.ts'
import type { Call } from '../../../world/operation.ts'
import { attachmentsStatusOf } from './cluster-attachments.ts'
import type { ClusterRecord } from '../state/ecs-records.ts'

/** @throws AwsError UpdateInProgressException while the cluster's attachments change. */
export function checkClusterReady(call: Call, cluster: ClusterRecord): void {
  if (attachmentsStatusOf(cluster, call.world.clock.now()) === 'UPDATE_IN_PROGRESS')
    throw new AwsError(
      'UpdateInProgressException',
      'The specified cluster is in a busy state. Cluster attachments must be in UPDATE_COMPLETE or UPDATE_FAILED state before they can be updated. Wait and try again.',
    )
}
