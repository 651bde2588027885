import type {
  CapacityProviderStrategyItem,
  NetworkConfiguration,
  RunTaskCommandInput,
  TaskVolumeConfiguration,
} from '@aws-sdk/client-ecs'
import type { Compute, StrategyItem } from './form/compute-schema.ts'
import { givenMembers } from './form/given-members.ts'
import { toNormalForm } from './form/normal-form.ts'
import type { Network } from './form/network-schema.ts'
import type { LaunchValues } from './schema.ts'
import { toTaskOverride } from './request/to-task-override.ts'
import type { ManagedEbsVolume, VolumeConfigurationValues } from './form/volumes-schema.ts'

/** The request that launches these values. Members that hold nothing are absent. */
export function toRunTaskInput(values: LaunchValues): RunTaskCommandInput {
  const { taskDefinition, compute, networkConfiguration, overrides, ...others } =
    toNormalForm(values)
  return {
    ...givenMembers({
      cluster: others.cluster,
      count: others.count,
    }),
    taskDefinition,
    ...givenMembers({
      ...toComputeMembers(compute),
      platformVersion: others.platformVersion,
      networkConfiguration: toNetworkConfiguration(networkConfiguration),
      overrides: toTaskOverride(overrides),
      placementConstraints: others.placementConstraints.map(givenMembers),
      placementStrategy: others.placementStrategy.map(givenMembers),
      volumeConfigurations: others.volumeConfigurations.map(toVolumeConfiguration),
      tags: others.tags.map(toTag),
      propagateTags: others.propagateTags,
      enableECSManagedTags: others.enableECSManagedTags,
      enableExecuteCommand: others.enableExecuteCommand,
      startedBy: others.startedBy,
      group: others.group,
      referenceId: others.referenceId,
    }),
  }
}

const toTag = ({ key, value }: LaunchValues['tags'][number]) => ({
  key,
  ...(value !== undefined && { value }),
})

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

const toStrategyItem = (item: StrategyItem): CapacityProviderStrategyItem => ({
  capacityProvider: item.capacityProvider,
  ...givenMembers({ base: item.base, weight: item.weight }),
})

function toNetworkConfiguration({
  awsvpcConfiguration,
}: Network): NetworkConfiguration | undefined {
  const given = givenMembers(awsvpcConfiguration)
  if (Object.keys(given).length === 0) return undefined
  return { awsvpcConfiguration: { subnets: [], ...given } }
}

const toVolumeConfiguration = ({
  name,
  managedEBSVolume: ebs,
}: VolumeConfigurationValues): TaskVolumeConfiguration => ({
  name,
  ...(ebs && {
    managedEBSVolume: {
      ...givenMembers({ ...ebs, terminationPolicy: toTerminationPolicy(ebs) }),
      // The form says that it is missing; the type of the SDK demands it.
      roleArn: ebs.roleArn,
      ...(ebs.tagSpecifications.length > 0 && {
        tagSpecifications: ebs.tagSpecifications.map(({ resourceType, tags, ...rest }) => ({
          resourceType,
          ...givenMembers({ tags: tags.map(toTag), ...rest }),
        })),
      }),
    },
  }),
})

/** Of a launch in normal form the policy says something, which its type can't know. */
const toTerminationPolicy = ({ terminationPolicy }: ManagedEbsVolume) =>
  terminationPolicy?.deleteOnTermination === undefined
    ? undefined
    : { deleteOnTermination: terminationPolicy.deleteOnTermination }
