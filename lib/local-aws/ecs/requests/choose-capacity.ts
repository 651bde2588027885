import { AwsError } from '../../aws-error.ts'
import type { ClusterRecord, StrategyItem } from '../ecs-records.ts'
import { splitByStrategy } from '../split-by-strategy.ts'
import type { WireTaskDefinition } from '../wire.ts'
import type { RunTaskRequest } from './run-task-schema.ts'

export type UsableLaunchType = 'EC2' | 'FARGATE'

/** Where one task of the call goes. */
export interface Capacity {
  launchType: UsableLaunchType
  capacityProvider?: string
}

const refuse = (message: string) => new AwsError('InvalidParameterException', message)

function fromStrategy(
  cluster: ClusterRecord,
  strategy: readonly StrategyItem[],
  count: number,
): Capacity[] {
  for (const { capacityProvider } of strategy)
    if (!cluster.capacityProviders.includes(capacityProvider))
      throw refuse(
        'The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. Associate the capacity provider with the cluster and try again.',
      )
  if (strategy.every(({ weight }) => weight === 0))
    throw refuse(
      'The specified capacity provider strategy must contain at least one capacity provider with a weight greater than zero.',
    )
  const shares = splitByStrategy(strategy, count)
  return strategy.flatMap(({ capacityProvider }, index) =>
    Array.from({ length: shares[index] ?? 0 }, () => ({
      launchType: 'FARGATE' as const,
      capacityProvider,
    })),
  )
}

function chosen(cluster: ClusterRecord, request: RunTaskRequest): Capacity[] {
  const { launchType, capacityProviderStrategy: given, count } = request
  if (launchType !== undefined && given.length > 0)
    throw refuse(
      'Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.',
    )
  const strategy = given.length > 0 ? given : launchType ? [] : cluster.defaultStrategy
  if (strategy.length > 0) return fromStrategy(cluster, strategy, count)
  if (launchType === 'EXTERNAL' || launchType === 'MANAGED_INSTANCES')
    throw refuse('No Container Instances were found in your cluster.')
  return Array.from({ length: count }, () => ({ launchType: launchType ?? 'EC2' }))
}

function checkPlatform(request: RunTaskRequest, launchType: UsableLaunchType, cpu: number): void {
  const { platformVersion } = request
  if (platformVersion === undefined) return
  if (launchType === 'EC2')
    throw refuse('The platform version must be null when specifying an EC2 launch type.')
  if (!['LATEST', '1.4.0', '1.3.0'].includes(platformVersion))
    throw new AwsError(
      'PlatformUnknownException',
      `The specified platform version does not exist: ${platformVersion}`,
    )
  if (platformVersion === '1.3.0' && cpu >= 8192)
    throw new AwsError(
      'PlatformTaskDefinitionIncompatibilityException',
      'The specified platform version does not satisfy the task definition’s required capabilities.',
    )
}

/**
 * Where each of the call's tasks goes: the strategy given, the launch type given, or the cluster's
 * default strategy (API Reference, RunTask); without any of them EC2.
 * @throws AwsError as ECS does when the choices contradict each other or the definition.
 */
export function chooseCapacity(
  cluster: ClusterRecord,
  definition: WireTaskDefinition,
  request: RunTaskRequest,
): Capacity[] {
  const capacities = chosen(cluster, request)
  const launchType = capacities[0]?.launchType ?? 'EC2'
  if (!definition.compatibilities?.includes(launchType))
    throw refuse(`Task definition does not support launch_type ${launchType}.`)
  checkPlatform(request, launchType, Number(definition.cpu ?? 0))
  if (launchType === 'FARGATE' && request.placementStrategy.length > 0)
    throw refuse('Placement strategies are not supported with FARGATE launch type.')
  if (launchType === 'FARGATE' && request.placementConstraints.length > 0)
    throw refuse('Placement constraints are not supported with FARGATE launch type.')
  if (launchType === 'EC2' && cluster.containerInstances.length === 0)
    throw refuse('No Container Instances were found in your cluster.')
  return capacities
}
