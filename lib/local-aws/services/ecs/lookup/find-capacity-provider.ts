import { AwsError } from '../../../world/aws-error.ts'
import type { Call } from '../../../world/operation.ts'
import type { CapacityProviderRecord } from '../state/ecs-records.ts'
import { toArn, toName } from './arns.ts'
import { ecsOf } from '../state/ecs-state.ts'

const kind = 'capacity-provider'

/** The name in a provider's short name or ARN; undefined for an ARN of somewhere else. */
export function toProviderName(call: Call, reference: string): string | undefined {
  return toName(call, kind, reference)
}

/** The ARN that a request means, whether or not the provider exists. */
export function toProviderArn(call: Call, reference: string): string {
  return toArn(call, kind, reference)
}

/** @throws AwsError ClientException for a name that nobody created, or that is deleted. */
export function requireCapacityProvider(call: Call, reference: string): CapacityProviderRecord {
  const name = toProviderName(call, reference)
  const record = name === undefined ? undefined : ecsOf(call).capacityProviders.get(name)
  if (record?.status === 'ACTIVE') return record
  throw new AwsError(
    'ClientException',
    'The specified capacity provider does not exist. Specify a valid name or ARN and try again.',
  )
}
