import { z } from 'zod'
import type { Operation } from '../../operation.ts'
import { fargateProviders } from '../capacity-providers.ts'
import { isArn, resourceOf, toEcsArn } from '../requests/arns.ts'
import { maxResultsSchema } from '../requests/max-results-schema.ts'
import { toIndexPage } from '../requests/page.ts'
import { oneOf, parseInput } from '../requests/parse-input.ts'

const schema = z.object({
  capacityProviders: z.array(z.string()).optional(),
  include: z.array(oneOf('include', ['TAGS'])).default([]),
  maxResults: maxResultsSchema,
  nextToken: z.string().optional(),
})

/** API Reference, DescribeCapacityProviders: without names, all of them. */
export const describeCapacityProviders: Operation = (input, call) => {
  const request = parseInput(schema, input)
  const arnOf = (name: string) => toEcsArn(call, `capacity-provider/${name}`)
  call.authorize('ecs:DescribeCapacityProviders', arnOf('*'))
  const asked = (request.capacityProviders ?? fargateProviders).map(reference =>
    isArn(reference)
      ? (resourceOf(call, reference)?.replace(/^capacity-provider\//, '') ?? reference)
      : reference,
  )
  const page = toIndexPage(
    asked.filter(name => fargateProviders.includes(name)),
    request,
  )
  const unknown = asked.filter(name => !fargateProviders.includes(name))
  return {
    capacityProviders: page.items.map(name => ({
      capacityProviderArn: arnOf(name),
      name,
      status: 'ACTIVE',
      tags: [],
    })),
    failures: unknown.map(name => ({ arn: isArn(name) ? name : arnOf(name), reason: 'MISSING' })),
    ...(page.nextToken ? { nextToken: page.nextToken } : {}),
  }
}
