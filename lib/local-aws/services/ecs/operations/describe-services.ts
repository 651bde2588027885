import { z } from 'zod'
import type { Operation } from '../../../world/operation.ts'
import type { RunTaskFailure } from '../state/ecs-records.ts'
import { requireCluster, toClusterArn } from '../lookup/find-cluster.ts'
import { findService, toServiceArn } from '../lookup/find-service.ts'
import { listOf, oneOf, parseInput } from '../input/parse-input.ts'
import type { WireService } from '../state/wire.ts'
import { ecsOf } from '../state/ecs-state.ts'
import type { EcsState } from '../state/ecs-state.ts'
import type { ServiceRecord } from '../state/service-record.ts'

const schema = z.object({
  cluster: z.string().optional(),
  services: listOf(z.string(), 'Services', 10),
  include: z.array(oneOf('include', ['TAGS'])).default([]),
})

/** A service as DescribeServices shows it, with the counts of its tasks. */
function describeService(state: EcsState, record: ServiceRecord, hasTags: boolean): WireService {
  const { clusterName, deploymentId, shown, tags } = record
  const tasks = [
    ...state.tasks.list(clusterName, { desiredStatus: 'RUNNING', startedBy: deploymentId }),
  ]
  const runningCount = tasks.filter(task => task.shown.lastStatus === 'RUNNING').length
  const counts = { runningCount, pendingCount: tasks.length - runningCount }
  return {
    ...shown,
    ...counts,
    deployments: shown.deployments?.map(one => ({ ...one, ...counts })) ?? [],
    ...(hasTags ? { tags } : {}),
  }
}

/** API Reference, DescribeServices: an unknown service is a failure MISSING. */
export const describeServices: Operation = (input, call) => {
  const request = parseInput(schema, input)
  const condition = { 'ecs:cluster': toClusterArn(call, request.cluster) }
  const toArn = (reference: string) => toServiceArn(call, request.cluster, reference)
  for (const reference of request.services)
    call.authorize('ecs:DescribeServices', toArn(reference), condition)
  const cluster = requireCluster(call, request.cluster)
  const hasTags = request.include.includes('TAGS')
  const services: WireService[] = []
  const failures: RunTaskFailure[] = []
  for (const reference of new Set(request.services)) {
    const found = findService(call, cluster, reference)
    if (found) services.push(describeService(ecsOf(call), found, hasTags))
    else failures.push({ arn: toArn(reference), reason: 'MISSING' })
  }
  return { services, failures }
}
