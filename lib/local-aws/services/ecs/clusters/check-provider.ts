import { AwsError } from '../../../world/aws-error.ts'
import type { EcsState } from '../state/ecs-state.ts'
import type { AutoScalingGroupRequest, ProviderRequest } from './provider-schema.ts'
import { refuse, refuseInOurWords } from '../input/refuse.ts'

const groupArn =
  /^arn:aws[a-z-]*:autoscaling:[a-z0-9-]+:\d{12}:autoScalingGroup:[^:]+:autoScalingGroupName\/(.+)$/

/** Reads the group's name from its ARN or its name. Undefined for other text. */
export function toGroupName(reference: string): string | undefined {
  if (reference.startsWith('arn:')) return groupArn.exec(reference)?.[1]
  return /^[^:/]{1,255}$/.test(reference) ? reference : undefined
}

function checkName(name: string): void {
  if (!/^[A-Za-z0-9_-]{1,255}$/.test(name))
    throw refuse(
      'The specified capacity provider name is invalid. Up to 255 characters are allowed: letters (uppercase and lowercase), numbers, underscores, and hyphens.',
    )
  if (/^(aws|ecs|fargate)/i.test(name))
    throw refuse(
      'The specified capacity provider name is invalid. The name cannot be prefixed with "aws", "ecs", or "fargate".',
    )
}

function checkGroup(state: EcsState, provider: AutoScalingGroupRequest): void {
  const { autoScalingGroupArn, managedScaling, managedTerminationProtection } = provider
  const groupName = toGroupName(autoScalingGroupArn)
  if (groupName === undefined)
    throw refuse('The specified Auto Scaling group ARN is not valid. Specify a valid ARN or name.')
  if (managedScaling.minimumScalingStepSize > managedScaling.maximumScalingStepSize)
    throw refuseInOurWords('minimumScalingStepSize cannot be greater than maximumScalingStepSize.')
  if (managedTerminationProtection === 'ENABLED' && managedScaling.status !== 'ENABLED')
    throw refuse(
      'The managed termination protection setting for the capacity provider is invalid. To enable managed termination protection for a capacity provider, managed scaling must be enabled.',
    )
  for (const { status, autoScalingGroupProvider: other } of state.capacityProviders.values())
    if (status === 'ACTIVE' && toGroupName(other?.autoScalingGroupArn ?? '') === groupName)
      throw new AwsError(
        'ClientException',
        'The specified Auto Scaling group ARN is already being used by another capacity provider. Specify a unique Auto Scaling group ARN and try again.',
      )
}

/**
 * API Reference, CreateCapacityProvider.
 * @returns the Auto Scaling group's settings. Other kinds of providers cannot be created here.
 * @throws AwsError as ECS does. UnsupportedFeatureException for Managed Instances.
 */
export function checkProvider(state: EcsState, request: ProviderRequest): AutoScalingGroupRequest {
  const { name, autoScalingGroupProvider: provider, managedInstancesProvider } = request
  checkName(name)
  if (managedInstancesProvider && provider)
    throw refuseInOurWords(
      'Specify either an Auto Scaling group provider or a Managed Instances provider.',
    )
  if (managedInstancesProvider)
    throw new AwsError(
      'UnsupportedFeatureException',
      'Amazon ECS Managed Instances is not supported in this Region.',
    )
  if (!provider) throw refuseInOurWords('An Auto Scaling group provider must be specified.')
  if (request.cluster !== undefined)
    throw refuseInOurWords('A cluster can only be specified for a Managed Instances provider.')
  if (state.capacityProviders.get(name)?.status === 'ACTIVE')
    throw new AwsError(
      'ClientException',
      'The specified capacity provider already exists. To change the configuration of an existing capacity provider, update the capacity provider.',
    )
  checkGroup(state, provider)
  return provider
}
