import { z } from 'zod'
import { AwsError } from '../../aws-error.ts'
import type { Operation } from '../../operation.ts'
import { fargateProviders } from '../capacity-providers.ts'
import { describeCluster } from '../describe-cluster.ts'
import type { ClusterRecord } from '../ecs-records.ts'
import { toEcsArn } from '../requests/arns.ts'
import { ecsOf } from '../requests/find-cluster.ts'
import { oneOf, parseInput } from '../requests/parse-input.ts'
import { checkTags, tagsSchema } from '../requests/read-tags.ts'
import { strategySchema } from '../requests/run-task-schema.ts'

const schema = z.object({
  clusterName: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,255}$/, 'Invalid cluster name.')
    .default('default'),
  capacityProviders: z.array(z.string()).default([]),
  defaultCapacityProviderStrategy: strategySchema.default([]),
  settings: z
    .array(
      z.object({
        name: oneOf('settings.name', ['containerInsights']),
        value: oneOf('settings.value', ['enabled', 'disabled', 'enhanced']),
      }),
    )
    .default([{ name: 'containerInsights', value: 'disabled' }]),
  tags: tagsSchema.default([]),
})

function checkProviders(request: z.output<typeof schema>): void {
  const { capacityProviders, defaultCapacityProviderStrategy: strategy } = request
  const refuse = (message: string) => new AwsError('InvalidParameterException', message)
  for (const name of capacityProviders)
    if (!fargateProviders.includes(name))
      throw refuse(
        `The specified capacity providers are not found. Specify valid capacity providers and try again.`,
      )
  if (strategy.some(({ capacityProvider }) => !capacityProviders.includes(capacityProvider)))
    throw refuse(
      'The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. Associate the capacity provider with the cluster and try again.',
    )
}

/** API Reference, CreateCluster: a name that exists answers with the cluster that has it. */
export const createCluster: Operation = (input, call) => {
  const request = parseInput(schema, input)
  const { clusterName: name, tags } = request
  const arn = toEcsArn(call, `cluster/${name}`)
  call.authorize('ecs:CreateCluster', '*')
  if (tags.length > 0)
    call.authorize('ecs:TagResource', arn, { 'ecs:CreateAction': 'CreateCluster' })
  checkProviders(request)
  checkTags(tags)
  const state = ecsOf(call)
  const known = state.clusters.get(name)
  if (known?.status === 'ACTIVE')
    return { cluster: describeCluster(state, known, ['SETTINGS', 'TAGS']) }
  const cluster: ClusterRecord = {
    name,
    arn,
    status: 'ACTIVE',
    capacityProviders: request.capacityProviders,
    defaultStrategy: request.defaultCapacityProviderStrategy,
    settings: request.settings,
    tags,
    containerInstances: [],
    tokens: new Map(),
  }
  state.clusters.set(name, cluster)
  return { cluster: describeCluster(state, cluster, ['SETTINGS', 'TAGS']) }
}
