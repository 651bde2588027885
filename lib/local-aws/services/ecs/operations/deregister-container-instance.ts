import { z } from 'zod'
import { AwsError } from '../../../world/aws-error.ts'
import type { Operation } from '../../../world/operation.ts'
import { describeContainerInstance } from '../instances/describe-container-instance.ts'
import { requireCluster, toClusterArn } from '../lookup/find-cluster.ts'
import { findContainerInstance } from '../lookup/find-container-instance.ts'
import { parseInput } from '../input/parse-input.ts'
import { tasksByInstance } from '../instances/tasks-by-instance.ts'
import { ecsOf } from '../state/ecs-state.ts'

const schema = z.object({
  cluster: z.string().optional(),
  containerInstance: z.string(),
  force: z.boolean().default(false),
})

/**
 * API Reference, DeregisterContainerInstance: an instance with running tasks needs `force`. Its
 * tasks go on.
 */
export const deregisterContainerInstance: Operation = (input, call) => {
  const request = parseInput(schema, input)
  call.authorize('ecs:DeregisterContainerInstance', toClusterArn(call, request.cluster))
  const cluster = requireCluster(call, request.cluster)
  const instance = findContainerInstance(call, cluster, request.containerInstance)
  if (!instance)
    throw new AwsError('ClientException', 'The referenced container instance was not found.')
  const tasks = tasksByInstance(ecsOf(call), cluster.name).get(instance.arn) ?? []
  if (tasks.length > 0 && !request.force)
    throw new AwsError('InvalidParameterException', 'Found running tasks on the instance.')
  cluster.containerInstances = cluster.containerInstances.filter(other => other !== instance)
  const shown = describeContainerInstance(instance, tasks, ['TAGS'], call.world.clock.now())
  return { containerInstance: { ...shown, status: 'INACTIVE', agentConnected: false } }
}
