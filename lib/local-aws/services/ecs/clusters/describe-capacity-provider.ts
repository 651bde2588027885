import type { CapacityProviderRecord } from '../state/ecs-records.ts'
import type { WireCapacityProvider } from '../state/wire.ts'

/** A created provider as the API answers it; tags only where they were asked for. */
export function describeCapacityProvider(
  record: CapacityProviderRecord,
  hasTags: boolean,
): WireCapacityProvider {
  const { arn, name, status, autoScalingGroupProvider, updateStatus, tags } = record
  return {
    capacityProviderArn: arn,
    name,
    status,
    ...(autoScalingGroupProvider ? { autoScalingGroupProvider } : {}),
    ...(updateStatus ? { updateStatus } : {}),
    type: 'EC2_AUTOSCALING',
    tags: hasTags ? tags : [],
  }
}

/** FARGATE and FARGATE_SPOT, which carry neither settings nor tags. */
export function describeFargateProvider(
  name: string,
  capacityProviderArn: string,
): WireCapacityProvider {
  const type = name === 'FARGATE_SPOT' ? 'FARGATE_SPOT' : 'FARGATE'
  return { capacityProviderArn, name, status: 'ACTIVE', type, tags: [] }
}
