import { z } from 'zod'
import type { Call, Operation } from '../../../world/operation.ts'
import { fargateProviders } from '../state/capacity-providers.ts'
import {
  describeCapacityProvider,
  describeFargateProvider,
} from '../clusters/describe-capacity-provider.ts'
import type { RunTaskFailure } from '../state/ecs-records.ts'
import { toProviderArn, toProviderName } from '../lookup/find-capacity-provider.ts'
import { requireCluster } from '../lookup/find-cluster.ts'
import { toIndexPage } from '../input/page.ts'
import { oneOf, parseInput } from '../input/parse-input.ts'
import type { WireCapacityProvider } from '../state/wire.ts'
import { ecsOf } from '../state/ecs-state.ts'

const message = 'maxResults must be between 1 and 10.'

const schema = z.object({
  capacityProviders: z
    .array(z.string())
    .max(100, 'capacityProviders can have at most 100 items.')
    .default([]),
  cluster: z.string().optional(),
  include: z.array(oneOf('include', ['TAGS'])).default([]),
  maxResults: z.int().min(1, message).max(10, message).default(10),
  nextToken: z.string().optional(),
})

type DescribeRequest = z.output<typeof schema>

function toReferences(call: Call, request: DescribeRequest): string[] {
  if (request.capacityProviders.length > 0) return [...new Set(request.capacityProviders)]
  if (request.cluster !== undefined) return requireCluster(call, request.cluster).capacityProviders
  return [...fargateProviders, ...ecsOf(call).capacityProviders.keys()]
}

function describeOne(
  call: Call,
  reference: string,
  request: DescribeRequest,
): WireCapacityProvider | undefined {
  const name = toProviderName(call, reference)
  if (name === undefined) return undefined
  if (request.cluster !== undefined) {
    const cluster = requireCluster(call, request.cluster)
    if (!cluster.capacityProviders.includes(name)) return undefined
  }
  if (fargateProviders.includes(name))
    return describeFargateProvider(name, toProviderArn(call, name))
  const record = ecsOf(call).capacityProviders.get(name)
  return record && describeCapacityProvider(record, request.include.includes('TAGS'))
}

/** API Reference, DescribeCapacityProviders: without names, all providers, ten a page. */
export const describeCapacityProviders: Operation = (input, call) => {
  const request = parseInput(schema, input)
  for (const reference of request.capacityProviders.length > 0 ? request.capacityProviders : ['*'])
    call.authorize('ecs:DescribeCapacityProviders', toProviderArn(call, reference))
  const page = toIndexPage(toReferences(call, request), request)
  const capacityProviders: WireCapacityProvider[] = []
  const failures: RunTaskFailure[] = []
  for (const reference of page.items) {
    const found = describeOne(call, reference, request)
    if (found) capacityProviders.push(found)
    else failures.push({ arn: toProviderArn(call, reference), reason: 'MISSING' })
  }
  return {
    capacityProviders,
    failures,
    nextToken: page.nextToken,
  }
}
