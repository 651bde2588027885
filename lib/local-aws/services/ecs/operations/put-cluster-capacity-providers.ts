import { z } from 'zod'
import { AwsError } from '../../../world/aws-error.ts'
import type { Operation } from '../../../world/operation.ts'
import { updateAttachments } from '../clusters/cluster-attachments.ts'
import { describeCluster } from '../clusters/describe-cluster.ts'
import type { ClusterRecord } from '../state/ecs-records.ts'
import type { EcsState } from '../state/ecs-state.ts'
import { checkClusterProviders } from '../clusters/check-cluster-providers.ts'
import { checkClusterReady } from '../clusters/check-cluster-ready.ts'
import { requireCluster, toClusterArn } from '../lookup/find-cluster.ts'
import { parseInput } from '../input/parse-input.ts'
import { servicesOf } from '../state/service-record.ts'
import { ecsOf } from '../state/ecs-state.ts'
import { strategySchema } from '../input/strategy-schema.ts'

const schema = z.object({
  cluster: z.string(),
  capacityProviders: z.array(z.string()),
  defaultCapacityProviderStrategy: strategySchema,
})

function isInUse(state: EcsState, cluster: ClusterRecord, name: string): boolean {
  for (const { shown } of state.tasks.list(cluster.name, { desiredStatus: 'RUNNING' }))
    if (shown.capacityProviderName === name) return true
  return servicesOf(state, cluster.name).some(({ shown }) =>
    shown.capacityProviderStrategy?.some(({ capacityProvider }) => capacityProvider === name),
  )
}

/** API Reference, PutClusterCapacityProviders: both lists replace the earlier ones. */
export const putClusterCapacityProviders: Operation = (input, call) => {
  const request = parseInput(schema, input)
  call.authorize('ecs:PutClusterCapacityProviders', toClusterArn(call, request.cluster))
  const cluster = requireCluster(call, request.cluster)
  const state = ecsOf(call)
  const names = [...new Set(request.capacityProviders)]
  const strategy = request.defaultCapacityProviderStrategy
  checkClusterReady(call, cluster)
  checkClusterProviders(state, names, strategy)
  const removed = cluster.capacityProviders.filter(name => !names.includes(name))
  if (removed.some(name => isInUse(state, cluster, name)))
    throw new AwsError(
      'ResourceInUseException',
      'The specified capacity provider is in use and cannot be removed.',
    )
  cluster.capacityProviders = names
  cluster.defaultStrategy = strategy
  updateAttachments(call, cluster)
  const nowMs = call.world.clock.now()
  return { cluster: describeCluster(state, cluster, ['ATTACHMENTS', 'SETTINGS', 'TAGS'], nowMs) }
}
