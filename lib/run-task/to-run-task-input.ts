import type {
  CapacityProviderStrategyItem,
  NetworkConfiguration,
  RunTaskCommandInput,
} from '@aws-sdk/client-ecs'
import type { Compute, StrategyItem } from './compute-schema.ts'
import type { Network } from './network-schema.ts'
import type { LaunchValues } from './schema.ts'
import { toTaskOverride } from './to-task-override.ts'

/** The request that launches these values. Members that hold nothing are absent. */
export function toRunTaskInput(values: LaunchValues): RunTaskCommandInput {
  const { taskDefinition, cluster, count, startedBy, group } = values
  const networkConfiguration = toNetworkConfiguration(values.networkConfiguration)
  const overrides = toTaskOverride(values.overrides)
  const tags = values.tags.filter(({ key, value }) => key !== '' || value)
  return {
    ...(cluster && { cluster }),
    count,
    taskDefinition,
    ...toComputeMembers(values.compute),
    ...(networkConfiguration && { networkConfiguration }),
    ...(overrides && { overrides }),
    ...(tags.length > 0 && { tags }),
    ...(startedBy && { startedBy }),
    ...(group && { group }),
  }
}

type ComputeMembers = Pick<RunTaskCommandInput, 'launchType' | 'capacityProviderStrategy'>

function toComputeMembers(compute: Compute): ComputeMembers {
  switch (compute.kind) {
    case 'clusterDefault':
      return {}
    case 'launchType':
      return { launchType: compute.launchType }
    case 'strategy':
      return { capacityProviderStrategy: compute.capacityProviderStrategy.map(toStrategyItem) }
  }
}

const toStrategyItem = ({
  capacityProvider,
  base,
  weight,
}: StrategyItem): CapacityProviderStrategyItem => ({
  capacityProvider,
  ...(base !== undefined && { base }),
  ...(weight !== undefined && { weight }),
})

function toNetworkConfiguration({
  awsvpcConfiguration,
}: Network): NetworkConfiguration | undefined {
  const subnets = awsvpcConfiguration.subnets.filter(Boolean)
  const securityGroups = awsvpcConfiguration.securityGroups.filter(Boolean)
  const { assignPublicIp } = awsvpcConfiguration
  if (subnets.length === 0) return undefined
  return {
    awsvpcConfiguration: {
      subnets,
      ...(securityGroups.length > 0 && { securityGroups }),
      ...(assignPublicIp && { assignPublicIp }),
    },
  }
}
