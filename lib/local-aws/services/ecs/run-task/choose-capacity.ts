import { providerKindOf } from '../state/capacity-providers.ts'
import { isExternal } from '../state/container-instance.ts'
import type { ClusterRecord, StrategyItem } from '../state/ecs-records.ts'
import type { EcsState } from '../state/ecs-state.ts'
import { splitByStrategy } from './split-by-strategy.ts'
import type { WireTaskDefinition } from '../state/wire.ts'
import type { Capacity } from '../state/capacity.ts'
import { checkPlatform } from './check-platform.ts'
import { refuse, refuseInOurWords } from '../input/refuse.ts'
import type { RunTaskRequest } from './run-task-schema.ts'

function checkStrategy(
  state: EcsState,
  cluster: ClusterRecord,
  strategy: readonly StrategyItem[],
): void {
  const names = strategy.map(({ capacityProvider }) => capacityProvider)
  if (new Set(names).size < names.length)
    throw refuse('The specified capacity provider strategy cannot contain duplicate providers.')
  if (names.some(name => !cluster.capacityProviders.includes(name)))
    throw refuse(
      'The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. Associate the capacity provider with the cluster and try again.',
    )
  const kinds = names.map(name => providerKindOf(state, name))
  if (kinds.includes(undefined))
    throw refuse(
      'The specified capacity provider is not in an ACTIVE state. Specify an ACTIVE capacity provider and try again.',
    )
  if (new Set(kinds).size > 1)
    throw refuse(
      'A capacity provider strategy cannot contain a mix of capacity providers using Auto Scaling groups and Fargate providers. Specify one or the other and try again.',
    )
  if (strategy.every(({ weight }) => weight === 0))
    throw refuse(
      'The specified capacity provider strategy must contain at least one capacity provider with a weight greater than zero.',
    )
}

function toCapacity(state: EcsState, capacityProvider: string): Capacity {
  if (providerKindOf(state, capacityProvider) === 'fargate')
    return { launchType: 'FARGATE', capacityProvider }
  const provider = state.capacityProviders.get(capacityProvider)
  const scaling = provider?.autoScalingGroupProvider?.managedScaling
  return { launchType: 'EC2', capacityProvider, waits: scaling?.status === 'ENABLED' }
}

/**
 * The strategy of the request, or the cluster's default. Empty if the request has a launch type.
 */
function strategyOf(cluster: ClusterRecord, request: RunTaskRequest): readonly StrategyItem[] {
  const { launchType, capacityProviderStrategy: given } = request
  if (given.length > 0) return given
  return launchType ? [] : cluster.defaultStrategy
}

function chosen(state: EcsState, cluster: ClusterRecord, request: RunTaskRequest): Capacity[] {
  const { launchType, capacityProviderStrategy: given, count } = request
  if (launchType !== undefined && given.length > 0)
    throw refuse(
      'Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.',
    )
  const strategy = strategyOf(cluster, request)
  if (strategy.length > 0) {
    checkStrategy(state, cluster, strategy)
    const shares = splitByStrategy(strategy, count)
    return strategy.flatMap(({ capacityProvider }, index) =>
      Array.from({ length: shares[index] ?? 0 }, () => toCapacity(state, capacityProvider)),
    )
  }
  if (launchType === 'MANAGED_INSTANCES')
    throw refuseInOurWords(
      'The MANAGED_INSTANCES launch type is only supported through a capacity provider strategy.',
    )
  return Array.from({ length: count }, () => ({ launchType: launchType ?? 'EC2' }))
}

function checkInstances(cluster: ClusterRecord, capacities: readonly Capacity[]): void {
  for (const { launchType, capacityProvider, waits } of capacities) {
    if (launchType === 'FARGATE' || waits) continue
    const active = cluster.containerInstances.filter(
      instance =>
        instance.status === 'ACTIVE' && isExternal(instance) === (launchType === 'EXTERNAL'),
    )
    if (capacityProvider === undefined && active.length === 0)
      throw refuse('No Container Instances were found in your cluster.')
    if (
      capacityProvider !== undefined &&
      !active.some(instance => instance.capacityProviderName === capacityProvider)
    )
      throw refuse('No Container Instances were found in your capacity provider.')
  }
}

/**
 * Chooses the capacity of each task of the call: by the request's strategy or launch type, or by
 * the cluster's default strategy, or else EC2 (API Reference, RunTask).
 * @throws AwsError as ECS does if the choices contradict each other or the definition.
 */
export function chooseCapacity(
  state: EcsState,
  cluster: ClusterRecord,
  definition: WireTaskDefinition,
  request: RunTaskRequest,
): Capacity[] {
  const capacities = chosen(state, cluster, request)
  const launchType = capacities[0]?.launchType ?? 'EC2'
  if (!definition.compatibilities?.includes(launchType))
    throw refuse(`Task definition does not support launch_type ${launchType}.`)
  checkPlatform(definition, launchType, strategyOf(cluster, request), request)
  if (launchType === 'FARGATE' && request.placementStrategy.length > 0)
    throw refuseInOurWords('Placement strategies are not supported with FARGATE launch type.')
  if (launchType === 'FARGATE' && request.placementConstraints.length > 0)
    throw refuseInOurWords('Placement constraints are not supported with FARGATE launch type.')
  checkInstances(cluster, capacities)
  return capacities
}
