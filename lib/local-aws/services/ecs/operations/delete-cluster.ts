import { z } from 'zod'
import { AwsError } from '../../../world/aws-error.ts'
import type { Operation } from '../../../world/operation.ts'
import { describeCluster } from '../clusters/describe-cluster.ts'
import { checkClusterReady } from '../clusters/check-cluster-ready.ts'
import { requireCluster, toClusterArn } from '../lookup/find-cluster.ts'
import { parseInput } from '../input/parse-input.ts'
import { servicesOf } from '../state/service-record.ts'
import { ecsOf } from '../state/ecs-state.ts'

const schema = z.object({ cluster: z.string() })

/** API Reference, DeleteCluster: the cluster becomes INACTIVE once it is empty. */
export const deleteCluster: Operation = (input, call) => {
  const request = parseInput(schema, input)
  call.authorize('ecs:DeleteCluster', toClusterArn(call, request.cluster))
  const cluster = requireCluster(call, request.cluster)
  const state = ecsOf(call)
  if (cluster.containerInstances.length > 0)
    throw new AwsError(
      'ClusterContainsContainerInstancesException',
      'The Cluster cannot be deleted while Container Instances are active or draining.',
    )
  if (servicesOf(state, cluster.name).some(({ shown }) => shown.status !== 'INACTIVE'))
    throw new AwsError(
      'ClusterContainsServicesException',
      'The Cluster cannot be deleted while Services are active.',
    )
  const [active] = state.tasks.list(cluster.name, { desiredStatus: 'RUNNING' })
  if (active)
    throw new AwsError(
      'ClusterContainsTasksException',
      'The Cluster cannot be deleted while Tasks are active.',
    )
  checkClusterReady(call, cluster)
  cluster.status = 'INACTIVE'
  cluster.capacityProviders = []
  cluster.defaultStrategy = []
  cluster.attachments = []
  return { cluster: describeCluster(state, cluster, [], call.world.clock.now()) }
}
