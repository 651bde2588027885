import { z } from 'zod'
import type { Operation } from '../../../world/operation.ts'
import { describeCluster } from '../clusters/describe-cluster.ts'
import type { RunTaskFailure } from '../state/ecs-records.ts'
import { toClusterArn, toClusterName } from '../lookup/find-cluster.ts'
import { oneOf, parseInput } from '../input/parse-input.ts'
import type { WireCluster } from '../state/wire.ts'
import { ecsOf } from '../state/ecs-state.ts'

const schema = z.object({
  clusters: z
    .array(z.string().min(1, 'Clusters can not be blank.'))
    .max(100, 'Clusters can have at most 100 items.')
    .default(['default']),
  include: z
    .array(oneOf('include', ['ATTACHMENTS', 'CONFIGURATIONS', 'SETTINGS', 'STATISTICS', 'TAGS']))
    .default([]),
})

/** API Reference, DescribeClusters: an unknown cluster is a failure MISSING. */
export const describeClusters: Operation = (input, call) => {
  const request = parseInput(schema, input)
  const state = ecsOf(call)
  const nowMs = call.world.clock.now()
  const clusters: WireCluster[] = []
  const failures: RunTaskFailure[] = []
  const references = request.clusters.length > 0 ? request.clusters : ['default']
  for (const reference of new Set(references)) {
    const arn = toClusterArn(call, reference)
    call.authorize('ecs:DescribeClusters', arn)
    const cluster = state.clusters.get(toClusterName(call, reference))
    if (cluster) clusters.push(describeCluster(state, cluster, request.include, nowMs))
    else failures.push({ arn, reason: 'MISSING' })
  }
  return { clusters, failures }
}
