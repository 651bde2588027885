import { z } from 'zod'
import type { Operation } from '../../../world/operation.ts'
import { describeContainerInstance } from '../instances/describe-container-instance.ts'
import type { RunTaskFailure } from '../state/ecs-records.ts'
import { requireCluster, toClusterArn } from '../lookup/find-cluster.ts'
import { findContainerInstance, toInstanceArn } from '../lookup/find-container-instance.ts'
import { listOf, oneOf, parseInput } from '../input/parse-input.ts'
import { tasksByInstance } from '../instances/tasks-by-instance.ts'
import type { WireContainerInstance } from '../state/wire.ts'
import { ecsOf } from '../state/ecs-state.ts'

const schema = z.object({
  cluster: z.string().optional(),
  containerInstances: listOf(z.string(), 'Container instances', 100),
  include: z.array(oneOf('include', ['TAGS', 'CONTAINER_INSTANCE_HEALTH'])).default([]),
})

/** API Reference, DescribeContainerInstances: an unknown instance is a failure MISSING. */
export const describeContainerInstances: Operation = (input, call) => {
  const request = parseInput(schema, input)
  const condition = { 'ecs:cluster': toClusterArn(call, request.cluster) }
  const toArn = (reference: string) => toInstanceArn(call, request.cluster, reference)
  for (const reference of request.containerInstances)
    call.authorize('ecs:DescribeContainerInstances', toArn(reference), condition)
  const cluster = requireCluster(call, request.cluster)
  const tasks = tasksByInstance(ecsOf(call), cluster.name)
  const nowMs = call.world.clock.now()
  const containerInstances: WireContainerInstance[] = []
  const failures: RunTaskFailure[] = []
  for (const reference of new Set(request.containerInstances)) {
    const found = findContainerInstance(call, cluster, reference)
    if (found) {
      const own = tasks.get(found.arn) ?? []
      containerInstances.push(describeContainerInstance(found, own, request.include, nowMs))
    } else failures.push({ arn: toArn(reference), reason: 'MISSING' })
  }
  return { containerInstances, failures }
}
