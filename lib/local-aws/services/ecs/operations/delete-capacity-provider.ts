import { z } from 'zod'
import { AwsError } from '../../../world/aws-error.ts'
import type { Operation } from '../../../world/operation.ts'
import { fargateProviders } from '../state/capacity-providers.ts'
import { describeCapacityProvider } from '../clusters/describe-capacity-provider.ts'
import {
  requireCapacityProvider,
  toProviderArn,
  toProviderName,
} from '../lookup/find-capacity-provider.ts'
import { parseInput } from '../input/parse-input.ts'
import { ecsOf } from '../state/ecs-state.ts'

const schema = z.object({ capacityProvider: z.string(), cluster: z.string().optional() })

/** API Reference, DeleteCapacityProvider: no cluster may use the provider. It stays as INACTIVE. */
export const deleteCapacityProvider: Operation = (input, call) => {
  const { capacityProvider: reference } = parseInput(schema, input)
  call.authorize('ecs:DeleteCapacityProvider', toProviderArn(call, reference))
  if (fargateProviders.includes(toProviderName(call, reference) ?? ''))
    throw new AwsError(
      'InvalidParameterException',
      'The specified capacity provider is reserved and cannot be deleted.',
    )
  const record = requireCapacityProvider(call, reference)
  for (const cluster of ecsOf(call).clusters.values())
    if (cluster.status === 'ACTIVE' && cluster.capacityProviders.includes(record.name))
      throw new AwsError(
        'ClientException',
        `The capacity provider cannot be deleted because it is associated with cluster: ${cluster.name}. Remove the capacity provider from the cluster and try again.`,
      )
  const capacityProvider = describeCapacityProvider(record, false)
  record.status = 'INACTIVE'
  record.updateStatus = 'DELETE_COMPLETE'
  return { capacityProvider: { ...capacityProvider, updateStatus: 'DELETE_IN_PROGRESS' } }
}
