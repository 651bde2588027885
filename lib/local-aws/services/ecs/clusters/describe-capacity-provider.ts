import type { CapacityProviderRecord } from '../state/ecs-records.ts'
import type { WireCapacityProvider } from '../state/wire.ts'

/** A created provider as the API shows it. Tags are shown on request only. */
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

/** FARGATE or FARGATE_SPOT as the API shows it. They have no settings and no tags. */
export function describeFargateProvider(
  name: string,
  capacityProviderArn: string,
): WireCapacityProvider {
  const type = name === 'FARGATE_SPOT' ? 'FARGATE_SPOT' : 'FARGATE'
  return { capacityProviderArn, name, status: 'ACTIVE', type, tags: [] }
}
