import { AwsError } from '../../../world/aws-error.ts'
import type { Call } from '../../../world/operation.ts'
import type { CapacityProviderRecord } from '../state/ecs-records.ts'
import { toArn, toName } from './arns.ts'
import { ecsOf } from '../state/ecs-state.ts'

const kind = 'capacity-provider'

/** The name in a provider's name or ARN. Undefined for an ARN of another account or Region. */
export function toProviderName(call: Call, reference: string): string | undefined {
  return toName(call, kind, reference)
}

/** The ARN of the provider that a request names, whether or not it exists. */
export function toProviderArn(call: Call, reference: string): string {
  return toArn(call, kind, reference)
}

/** @throws AwsError ClientException for a provider that does not exist or is deleted. */
export function requireCapacityProvider(call: Call, reference: string): CapacityProviderRecord {
  const name = toProviderName(call, reference)
  const record = name === undefined ? undefined : ecsOf(call).capacityProviders.get(name)
  if (record?.status === 'ACTIVE') return record
  throw new AwsError(
    'ClientException',
    'The specified capacity provider does not exist. Specify a valid name or ARN and try again.',
  )
}
