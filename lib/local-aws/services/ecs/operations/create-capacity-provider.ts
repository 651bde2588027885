import type { Operation } from '../../../world/operation.ts'
import { describeCapacityProvider } from '../clusters/describe-capacity-provider.ts'
import type { CapacityProviderRecord } from '../state/ecs-records.ts'
import { authorizeTagging } from '../tags/authorize-tagging.ts'
import { checkProvider } from '../clusters/check-provider.ts'
import { toProviderArn } from '../lookup/find-capacity-provider.ts'
import { parseInput } from '../input/parse-input.ts'
import { providerSchema } from '../clusters/provider-schema.ts'
import { checkTags } from '../tags/read-tags.ts'
import { toRequestTagConditions } from '../tags/tag-conditions.ts'
import { ecsOf } from '../state/ecs-state.ts'

/** API Reference, CreateCapacityProvider, for Auto Scaling groups. */
export const createCapacityProvider: Operation = (input, call) => {
  const request = parseInput(providerSchema, input)
  const { name, tags } = request
  const arn = toProviderArn(call, name)
  call.authorize('ecs:CreateCapacityProvider', '*', toRequestTagConditions(tags))
  authorizeTagging(call, 'CreateCapacityProvider', arn, tags)
  const state = ecsOf(call)
  const autoScalingGroupProvider = checkProvider(state, request)
  checkTags(tags)
  const record: CapacityProviderRecord = {
    name,
    arn,
    kind: 'auto-scaling-group',
    status: 'ACTIVE',
    autoScalingGroupProvider,
    updateStatus: 'CREATE_COMPLETE',
    tags,
  }
  state.capacityProviders.set(name, record)
  return { capacityProvider: describeCapacityProvider(record, true) }
}
